import { Field, InputType } from 'type-graphql'
import { RecordInput, WriteInput } from '../record.input.ts'

@InputType({ description: 'A product to make. Orders and imports make those that they name by themselves.' })
export class CreateProductInput extends WriteInput {
  @Field(() => String, { description: 'Stock keeping unit: its unique key among people. It stays for good.' })
  sku!: string

  @Field(() => String, { nullable: true, description: 'The sku where absent.' })
  name?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it is sold now; true where absent.' })
  active?: boolean | null
}

@InputType({ description: 'Changes to a product: a field that is absent stays.' })
export class UpdateProductInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'As people see it.' })
  name?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it is sold now.' })
  active?: boolean | null
}
