import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import { pageArgsOf } from '../../read/page-args.ts'
import { connectionOf } from '../../read/types.ts'
import type { RequestContext } from '../context.ts'
import { defineMutations, mutation } from '../../write/mutations.ts'
import { Product } from './order.entity.ts'
import { ProductFilter, ProductOrder } from './order.input.ts'
import { CreateProductInput, UpdateProductInput } from './product.input.ts'
import { createProduct, updateProduct } from './product.service.ts'

const ProductConnection = connectionOf(Product)
const ProductArgs = pageArgsOf(ProductFilter, ProductOrder)

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
}

const record = { type: Product, field: 'product' }

export const ProductMutations = defineMutations(record, {
  createProduct: mutation({
    permission: 'write',
    description: 'Makes a product.',
    payload: 'The created product, or the reason why it was not created.',
    input: CreateProductInput,
    work: createProduct,
  }),
  updateProduct: mutation({
    permission: 'write',
    description: 'Changes the name of a product, or whether it is sold.',
    payload: 'The product after the change, or the reason why it was not changed.',
    input: UpdateProductInput,
    work: updateProduct,
  }),
})
