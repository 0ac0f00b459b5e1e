import { join } from 'node:path';
import { analytics } from '@aceso/contracts/analytics';
import { healthData } from '@aceso/contracts/health-data';
import { identity } from '@aceso/contracts/identity';
import { notification } from '@aceso/contracts/notification';
import { recommendation } from '@aceso/contracts/recommendation';
import { users } from '@aceso/contracts/users';
import { defineModule } from '@aceso/kit';
import type { UsersDeps } from './deps.ts';
import { erasureSaga } from './erasure/erasure-saga.ts';
import { onDataAccessed } from './handlers/on-data-accessed.ts';
import { changeProfile } from './operations/change-profile.ts';
import { claimOperator } from './operations/claim-operator.ts';
import { createShare } from './operations/create-share.ts';
import { decideConsent } from './operations/decide-consent.ts';
import { erasePerson } from './operations/erase-person.ts';
import { getContact } from './operations/get-contact.ts';
import { getErasure } from './operations/get-erasure.ts';
import { getProfile } from './operations/get-profile.ts';
import { getRegistration } from './operations/get-registration.ts';
import { issueOperatorCode } from './operations/issue-operator-code.ts';
import { listAccessLog } from './operations/list-access-log.ts';
import { listConsents } from './operations/list-consents.ts';
import { listPeople } from './operations/list-people.ts';
import { listReceivedShares } from './operations/list-received-shares.ts';
import { listShares } from './operations/list-shares.ts';
import { registerPerson } from './operations/register-person.ts';
import { revokeShare } from './operations/revoke-share.ts';
import { setPersonRoles } from './operations/set-person-roles.ts';
import { registrationSaga } from './registration/registration-saga.ts';
import { createSealer } from './registration/sealer.ts';

/** The service users. */
export const usersModule = defineModule({
  contract: users,
  migrations: join(import.meta.dirname, '../migrations'),
  async start(house) {
    const { db, now, bus, sagas, settings } = house;
    const deps: UsersDeps = {
      db,
      now,
      bus,
      sagas,
      settings,
      sealer: createSealer(house.deriveKey('registration-credentials')),
      identity: house.client(identity),
      notification: house.client(notification),
      healthData: house.client(healthData),
      recommendation: house.client(recommendation),
      analytics: house.client(analytics),
    };
    return {
      operations: {
        registerPerson: registerPerson(deps),
        getRegistration: getRegistration(deps),
        claimOperator: claimOperator(deps),
        issueOperatorCode: issueOperatorCode(deps),
        getProfile: getProfile(deps),
        changeProfile: changeProfile(deps),
        listPeople: listPeople(deps),
        setPersonRoles: setPersonRoles(deps),
        getContact: getContact(deps),
        listConsents: listConsents(deps),
        decideConsent: decideConsent(deps),
        listShares: listShares(deps),
        createShare: createShare(deps),
        revokeShare: revokeShare(deps),
        listReceivedShares: listReceivedShares(deps),
        listAccessLog: listAccessLog(deps),
        erasePerson: erasePerson(deps),
        getErasure: getErasure(deps),
      },
      subscriptions: [onDataAccessed],
      sagas: [registrationSaga(deps, settings.get('registrationDeadlineSeconds')), erasureSaga(deps)],
      stop: async () => {},
    };
  },
});
