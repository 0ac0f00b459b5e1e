import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { metricsQuery, uploadsQuery } from '../../../lib/queries.ts';
import type { TableMapping, TableProposal, Upload } from '../../../lib/types.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { QuerySheet } from '../../../ui/query-sheet.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { MappedColumn } from './mapped-column.tsx';
import { MappingForms } from './mapping-forms.tsx';
import { MappingPreview } from './mapping-preview.tsx';
import { draftOf, lackOf, mappingOf, sourceNamed, type TableDraft, withRole } from './table-draft.ts';
import type texts from './texts.en.json';

const DOUBTS = ['no-time-column', 'day-or-month-first-unknown', 'no-metric-column'] as const;

/** The columns as they are proposed, shown as they would be stored, confirmed once. */
export function ProposedMapping({ upload: { uploadId, name }, onClose }: { readonly upload: Upload; readonly onClose: () => void }) {
  const t = useText<keyof typeof texts>();
  const proposal = useQuery({
    queryKey: ['mapping', uploadId],
    queryFn: ({ signal }) => api('health-data.proposeMapping', { params: { uploadId }, signal }),
    staleTime: Infinity,
  });
  return (
    <QuerySheet title={t('sources.map.title', { name })} query={proposal} onClose={onClose}>
      {(data) => <Columns uploadId={uploadId} name={name} proposal={data} onClose={onClose} />}
    </QuerySheet>
  );
}

function usePreview(uploadId: string, mapping: TableMapping | undefined) {
  return useQuery({
    queryKey: ['mapping-preview', uploadId, mapping],
    queryFn: ({ signal }) =>
      api('health-data.previewMapping', { params: { uploadId }, ...(mapping !== undefined && { body: mapping }), signal }),
    enabled: mapping !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

function Columns({
  uploadId,
  name,
  proposal,
  onClose,
}: {
  readonly uploadId: string;
  readonly name: string;
  readonly proposal: TableProposal;
  readonly onClose: () => void;
}) {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const { data: vocabulary } = useQuery(metricsQuery());
  const [draft, setDraft] = useState<TableDraft>(() => draftOf(proposal, sourceNamed(name)));
  const mapping = mappingOf(draft);
  const lack = lackOf(draft);
  const preview = usePreview(uploadId, mapping);
  const confirm = useMutation({
    mutationFn: (body: TableMapping) => api('health-data.confirmMapping', { params: { uploadId }, body }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: uploadsQuery().queryKey });
      onClose();
    },
  });
  if (vocabulary === undefined) return <Loading lines={6} />;
  const place = (column: number): number => mapping?.columns.findIndex((one) => one.column === column) ?? -1;
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (mapping !== undefined) confirm.mutate(mapping);
      }}
    >
      <p className="max-w-[68ch] text-text-2">{t('sources.map.what')}</p>
      {DOUBTS.filter((doubt) => proposal.doubts.includes(doubt)).map((doubt) => (
        <p key={doubt} className="font-semibold text-caution">
          {t(`sources.map.doubt.${doubt}`)}
        </p>
      ))}
      <ul className="grid gap-4">
        {proposal.columns.map((column) => (
          <MappedColumn
            key={column.column}
            column={column}
            role={draft.roles[column.column] ?? { is: 'nothing' }}
            place={place(column.column)}
            metrics={vocabulary.items}
            error={preview.error}
            onRole={(role) => setDraft((before) => withRole(before, column.column, role))}
          />
        ))}
      </ul>
      <MappingForms draft={draft} onDraft={setDraft} />
      <Field
        label={t('sources.map.source')}
        help={t('sources.map.source.help')}
        maxLength={120}
        value={draft.source}
        onChange={({ target }) => setDraft((before) => ({ ...before, source: target.value }))}
      />
      <section aria-label={t('sources.map.preview')}>
        <h3 className="mb-2 text-card">{t('sources.map.preview')}</h3>
        {lack !== undefined && <p className="text-text-2">{t(`sources.map.lack.${lack}`)}</p>}
        {lack === undefined && preview.isError && <ErrorState error={preview.error} />}
        {lack === undefined && !preview.isError && preview.data === undefined && <Loading />}
        {lack === undefined && !preview.isError && preview.data !== undefined && (
          <MappingPreview preview={preview.data} columns={proposal.columns} metrics={vocabulary.items} />
        )}
      </section>
      {confirm.isError && <ErrorState error={confirm.error} />}
      <Button
        kind="primary"
        type="submit"
        className="justify-self-start"
        disabled={mapping === undefined || confirm.isPending || preview.isError}
      >
        {t('sources.map.confirm')}
      </Button>
    </form>
  );
}
