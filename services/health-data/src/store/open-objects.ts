import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { openFolderObjects, type ObjectStore } from './objects.ts';
import { openS3Objects } from './s3-objects.ts';

const PREFIX = 'raw/';

/** The store that the settings name: S3-compatible when they give an address, else the folder of the service. Throws when half of it is missing. */
export async function openObjects(folder: string, settings: Deps['settings']): Promise<ObjectStore> {
  const endpoint = settings.get('objectStoreUrl');
  if (endpoint === '') return openFolderObjects(join(folder, 'raw'));
  const [bucket, region] = [settings.get('objectStoreBucket'), settings.get('objectStoreRegion')];
  const [accessKeyId, secretAccessKey] = [settings.get('objectStoreKeyId'), settings.get('objectStoreSecret')];
  if (bucket === '' || accessKeyId === '' || secretAccessKey === '')
    throw new Error('health-data.objectStoreUrl is set: objectStoreBucket, objectStoreKeyId and objectStoreSecret are needed, too');
  return await openS3Objects({ endpoint, region, bucket, accessKeyId, secretAccessKey, prefix: PREFIX });
}
