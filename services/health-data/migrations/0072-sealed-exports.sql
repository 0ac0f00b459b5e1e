-- Files of exports were kept open; what is left of these is taken away at the next sweep, and may be asked for anew.
update health_data.fhir_export as e set expires_at = now() where e.expires_at > now();
