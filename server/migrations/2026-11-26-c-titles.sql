-- What a member is in the account's own words: "arbetsterapeut" says more than "behandlare".

ALTER TABLE viewme.memberships ADD COLUMN title text CHECK (length(title) <= 60);
