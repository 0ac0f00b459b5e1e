import { createReadStream, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ObjectStore } from './objects.ts';

/** Where objects lie in a store that speaks the protocol of Amazon S3. */
export interface S3Place {
  /** Address of the store, such as `https://s3.eu-central-1.amazonaws.com` or `http://minio:9000`. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Begins the name of every object. */
  readonly prefix: string;
}

/** Large files go up in parts of this size, two at a time. */
const PART_BYTES = 8_388_608;
const PARTS_AT_ONCE = 2;

/** Objects in a bucket, addressed by path: stores other than Amazon's have no names of buckets in DNS. */
export async function openS3Objects({ bucket, prefix, ...place }: S3Place): Promise<ObjectStore> {
  // Loaded when a store is configured: an installation on one machine needs none of it.
  const [{ DeleteObjectCommand, DeleteObjectsCommand, GetObjectCommand, paginateListObjectsV2, S3Client }, { Upload }] = await Promise.all([
    import('@aws-sdk/client-s3'),
    import('@aws-sdk/lib-storage'),
  ]);
  const client = new S3Client({
    endpoint: place.endpoint,
    region: place.region,
    credentials: { accessKeyId: place.accessKeyId, secretAccessKey: place.secretAccessKey },
    forcePathStyle: true,
    // Checksums beyond those that the protocol asks for are not understood by every store; ours is the SHA-256 of the content.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const at = (name: string) => ({ Bucket: bucket, Key: `${prefix}${name}` });
  return {
    async take(name, file) {
      if (!existsSync(file)) return;
      const params = { ...at(name), Body: createReadStream(file, { highWaterMark: PART_BYTES }) };
      await new Upload({ client, params, partSize: PART_BYTES, queueSize: PARTS_AT_ONCE }).done();
      await rm(file, { force: true });
    },
    async read(name) {
      try {
        const { Body } = await client.send(new GetObjectCommand(at(name)));
        return Body instanceof Readable ? Body : undefined;
      } catch (error) {
        if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
        throw error;
      }
    },
    async remove(name) {
      await client.send(new DeleteObjectCommand(at(name)));
    },
    async removeFolder(folder) {
      let count = 0;
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: `${prefix}${folder}/` })) {
        if (Contents.length === 0) continue;
        await client.send(
          new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: Contents.map(({ Key }) => ({ Key })), Quiet: true } }),
        );
        count += Contents.length;
      }
      return count;
    },
  };
}
