-- A demo that was cut off half-way is completed at the next start, and one that is whole is never made again.

CREATE TABLE viewme.demo (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  -- What its ids are made from: another installation, other ids.
  seed uuid NOT NULL,
  begun_at timestamptz NOT NULL,
  done_at timestamptz
);
GRANT SELECT, INSERT ON viewme.demo TO viewme_app;
GRANT UPDATE (done_at) ON viewme.demo TO viewme_app;
