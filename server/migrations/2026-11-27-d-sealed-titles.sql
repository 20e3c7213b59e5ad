-- A member's title, and who sends them, tell of illness: they are kept sealed under the account's key, as what members write is.

-- The database has no key to seal with. Nothing of that is thrown away, and nothing of it stays behind unsealed.
DO $$ BEGIN
  IF EXISTS (SELECT FROM viewme.memberships WHERE title IS NOT NULL) OR EXISTS (SELECT FROM viewme.membership_periods WHERE provider IS NOT NULL) THEN
    RAISE EXCEPTION 'This data was made before titles and employers were kept sealed, and this ViewMe cannot take it over. Nothing has been changed. Start with a new DATA_DIR and KEYS_DIR, or go on with the ViewMe that made it.';
  END IF;
END $$;

ALTER TABLE viewme.memberships DROP CONSTRAINT memberships_title_check;
ALTER TABLE viewme.memberships ALTER COLUMN title TYPE bytea USING NULL;
ALTER TABLE viewme.memberships RENAME COLUMN title TO title_sealed;
ALTER TABLE viewme.membership_periods ALTER COLUMN provider TYPE bytea USING NULL;
ALTER TABLE viewme.membership_periods RENAME COLUMN provider TO provider_sealed;
-- 60 and 256 characters of four bytes each, and what sealing adds.
ALTER TABLE viewme.memberships ADD CHECK (octet_length(title_sealed) <= 269);
ALTER TABLE viewme.membership_periods ADD CHECK (octet_length(provider_sealed) <= 1053);
