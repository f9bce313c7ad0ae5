import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, Field, ID, Info, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import { pageArgsOf } from '../../read/page-args.ts'
import { connectionOf } from '../../read/types.ts'
import type { RequestContext } from '../context.ts'
import { WritePayload } from '../../write/user-error.type.ts'
import { write } from '../../write/write.ts'
import { Product } from './order.entity.ts'
import { ProductFilter, ProductOrder } from './order.input.ts'
import { CreateProductInput, UpdateProductInput } from './product.input.ts'
import { createProduct, updateProduct } from './product.service.ts'

const ProductConnection = connectionOf(Product)
const ProductArgs = pageArgsOf(ProductFilter, ProductOrder)

@Allow('read')
@ObjectType({ simpleResolvers: true })
class ProductPayload extends WritePayload {
  @Field(() => Product, {
    nullable: true,
    description: 'The record after the write, or the current one if the version did not match; null otherwise.',
  })
  product?: Product | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The created product, or the reason why it was not created.' })
class CreateProductPayload extends ProductPayload {}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'The product after the change, or the reason why it was not changed.',
})
class UpdateProductPayload extends ProductPayload {}

const payloadOf = { field: 'product', map: 'Product' } as const

@Resolver(() => Product)
export class ProductResolver {
  @Allow('read')
  @Query(() => Product, { nullable: true, description: 'The product with this id.' })
  product(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.record(info, 'Product', ids.decode(id, 'Product').uuid)
  }

  @Allow('read')
  @Query(() => ProductConnection, { description: 'Products by SKU.' })
  products(
    @Args(() => ProductArgs) args: InstanceType<typeof ProductArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(info, 'Product', args)
  }

  @Allow('write')
  @Mutation(() => CreateProductPayload, { description: 'Makes a product.' })
  createProduct(
    @Arg('input', () => CreateProductInput) input: CreateProductInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, payloadOf, input, createProduct)
  }

  @Allow('write')
  @Mutation(() => UpdateProductPayload, { description: 'Changes the name of a product, or whether it is sold.' })
  updateProduct(
    @Arg('input', () => UpdateProductInput) input: UpdateProductInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, payloadOf, input, updateProduct)
  }
}
