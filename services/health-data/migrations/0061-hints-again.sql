-- How often an unproven call has come: what comes again while it is worked on, or afterwards, is work again.
alter table health_data.hook_call add column heard int not null default 1;
