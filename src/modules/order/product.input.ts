import { Field, InputType } from 'type-graphql'
import { RecordInput, WriteInput } from '../record.input.ts'

@InputType({ description: 'A product to create. Orders and imports create the products that they name.' })
export class CreateProductInput extends WriteInput {
  @Field(() => String, { description: 'Stock keeping unit, the unique key that people use. It cannot change.' })
  sku!: string

  @Field(() => String, { nullable: true, description: 'Default: the SKU.' })
  name?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it is currently sold. Default: true.' })
  active?: boolean | null
}

@InputType({ description: 'Changes to a product. An omitted field stays as it is.' })
export class UpdateProductInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'The name as people see it.' })
  name?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it is currently sold.' })
  active?: boolean | null
}
