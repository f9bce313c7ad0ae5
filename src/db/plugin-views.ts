/** The PostgreSQL schema with the views that plugins read the core through. */
export const pluginViews = 'rapport_v1'
