import { Field, ID, InputType } from 'type-graphql'
import { documentIdWords } from '../../core/document-id.ts'
import { MaxItems } from '../../core/limits.ts'
import { WriteInput } from '../record.input.ts'

@InputType({ description: 'An operation of a client program, as its build writes it into a manifest.' })
export class TrustedDocumentInput {
  @Field(() => String, {
    description: `What the client sends as \`documentId\`: ${documentIdWords}. 64 hexadecimal digits, with or without "sha256:", must be the SHA-256 of the document.`,
  })
  id!: string

  @Field(() => String, { description: 'The document, as it would be sent.' })
  body!: string
}

@InputType({ description: 'The manifest of a key: every operation that it may send by its id.' })
export class TrustDocumentsInput extends WriteInput {
  @Field(() => ID, { description: 'The key of the client program.' })
  apiKeyId!: string

  @Field(() => [TrustedDocumentInput], { description: 'All of them: those that are missing here are forgotten.' })
  @MaxItems(2_000)
  documents!: readonly TrustedDocumentInput[]
}
