import * as askLib from '@aceso/recommendation/ask';
console.log(Object.keys(askLib));
