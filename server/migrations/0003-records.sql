create policy "province_role_insert" on "evidence" for insert to "province_role" with check (true);
