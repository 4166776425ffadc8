/** The GraphQL schema, built once from the features' manifests. */
import 'reflect-metadata'
import '../outlets/analytics/words.type.ts'
import type { GraphQLSchema } from 'graphql'
import { buildSchemaSync, type BuildSchemaOptions } from 'type-graphql'
import { openCatalogue } from '../outlets/analytics/catalogue.ts'
import { readArguments } from './compiled.ts'
import { FEATURES } from './features.ts'

let built: GraphQLSchema | undefined

export function schemaOf(): GraphQLSchema {
  if (built) return built
  openCatalogue(FEATURES.flatMap((feature) => feature.metrics ?? []))
  const resolvers = FEATURES.flatMap((feature) => feature.resolvers ?? []) as unknown as BuildSchemaOptions['resolvers']
  built = buildSchemaSync({ resolvers, pubSub: NO_PUB_SUB, validate: false, emitSchemaFile: false })
  readArguments(built)
  return built
}

/** TypeGraphQL asks for one; every subscription of ours brings its own stream from the hub. */
const NO_PUB_SUB = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('Subscriptions read from the hub.')
  },
}
