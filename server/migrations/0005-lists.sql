create index "project_city_id_index" on "project" ("city", "id");
drop index "entry_project_index";
create index "entry_project_business_date_id_index" on "entry" ("project", "business_date", "id");
