-- A restore is never silent: what was restored to when, from which history to which. No content, no names.
CREATE TABLE viewme.restorations (
  restored_at timestamptz NOT NULL,
  restored_to timestamptz,
  history_before uuid NOT NULL,
  history_after uuid PRIMARY KEY
);
GRANT SELECT ON viewme.restorations TO viewme_app;
