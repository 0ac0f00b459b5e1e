-- What is said and proven of a recommendation is written anew with every value that changes it, and read by whoever waits for it:
-- packing it took half of the time of writing. A person has a few dozen of them.
alter table recommendation.recommendation alter column content set storage external, alter column proof set storage external;
