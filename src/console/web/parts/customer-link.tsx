import { Link } from '@tanstack/react-router'

/** A customer's name, which leads to its page. */
export const CustomerLink = ({ of: { id, name } }: { readonly of: { readonly id: string; readonly name: string } }) => (
  <Link className="link truncate" to="/customers/$id" params={{ id }}>
    {name}
  </Link>
)
