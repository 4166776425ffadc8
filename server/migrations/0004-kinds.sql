alter table "entry" add "slot" varchar(255) null;
create index "entry_project_kind_month_index" on "entry" ("project", "kind", "month");
create unique index "entry_kind_slot_unique" on "entry" ("kind", "slot") where status = 'ACCEPTED';
