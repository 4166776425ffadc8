alter table "upload" add "city" int null, add "county" int null;
-- Rows are kept from the owner too: for these statements they are not.
alter table "upload" no force row level security;
alter table "account" no force row level security;
update "upload" set "city" = case when "unit" = 210000 then 210000 else "unit" / 100 * 100 end, "county" = "unit" from "account" where "account"."id" = "upload"."account";
alter table "account" force row level security;
alter table "upload" force row level security;
alter table "upload" alter "city" set not null, alter "county" set not null;
create index "upload_city_index" on "upload" ("city");
