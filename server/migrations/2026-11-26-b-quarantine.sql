-- What waits in quarantine and has been found never to be right: it stays, and no longer takes the room of what may become right.

ALTER TABLE viewme.quarantine ADD COLUMN refused boolean NOT NULL DEFAULT false;
GRANT UPDATE (refused) ON viewme.quarantine TO viewme_app;
