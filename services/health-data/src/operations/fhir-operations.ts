import type { ExportDeps } from '../fhir/door/exports.ts';
import { cancelExport } from './cancel-export.ts';
import { createObservation } from './create-observation.ts';
import { downloadExport } from './download-export.ts';
import { getExport } from './get-export.ts';
import { readCapabilities } from './read-capabilities.ts';
import { readDevice } from './read-device.ts';
import { readDiagnosticReport } from './read-diagnostic-report.ts';
import { readEverything } from './read-everything.ts';
import { readObservation } from './read-observation.ts';
import { readPatient } from './read-patient.ts';
import { readSmartConfiguration } from './read-smart-configuration.ts';
import { searchDevices } from './search-devices.ts';
import { searchDevicesByForm } from './search-devices-by-form.ts';
import { searchDiagnosticReports } from './search-diagnostic-reports.ts';
import { searchDiagnosticReportsByForm } from './search-diagnostic-reports-by-form.ts';
import { searchObservations } from './search-observations.ts';
import { searchObservationsByForm } from './search-observations-by-form.ts';
import { searchPatients } from './search-patients.ts';
import { searchPatientsByForm } from './search-patients-by-form.ts';
import { startExport } from './start-export.ts';
import { startGroupExport } from './start-group-export.ts';
import { startPatientExport } from './start-patient-export.ts';

/** Operations of the FHIR door. */
export const fhirOperationsOf = (deps: ExportDeps) => ({
  readCapabilities: readCapabilities(deps),
  readSmartConfiguration: readSmartConfiguration(deps),
  searchPatients: searchPatients(deps),
  searchPatientsByForm: searchPatientsByForm(deps),
  readPatient: readPatient(deps),
  readEverything: readEverything(deps),
  searchObservations: searchObservations(deps),
  searchObservationsByForm: searchObservationsByForm(deps),
  readObservation: readObservation(deps),
  createObservation: createObservation(deps),
  searchDevices: searchDevices(deps),
  searchDevicesByForm: searchDevicesByForm(deps),
  readDevice: readDevice(deps),
  searchDiagnosticReports: searchDiagnosticReports(deps),
  searchDiagnosticReportsByForm: searchDiagnosticReportsByForm(deps),
  readDiagnosticReport: readDiagnosticReport(deps),
  startExport: startExport(deps),
  startPatientExport: startPatientExport(deps),
  startGroupExport: startGroupExport(deps),
  getExport: getExport(deps),
  cancelExport: cancelExport(deps),
  downloadExport: downloadExport(deps),
});
