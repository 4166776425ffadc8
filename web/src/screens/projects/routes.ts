import type { RouteRecordRaw } from 'vue-router'

/** Children of one entry of the menu, so that it stays lit on every page of the library. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/projects',
    meta: { right: 'READ_PROJECTS', menu: { title: 'projects.title', icon: 'folder', order: 30 } },
    children: [
      { path: '', name: 'projects', component: () => import('./ProjectListPage.vue') },
      { path: 'new', name: 'project-new', component: () => import('./NewProjectPage.vue'), meta: { right: 'EDIT_PROJECTS' } },
      { path: ':id', name: 'project', component: () => import('./ProjectPage.vue') },
      { path: ':id/edit', name: 'project-edit', component: () => import('./EditProjectPage.vue'), meta: { right: 'EDIT_PROJECTS' } },
    ],
  },
]
