/** Ready-made subscriptions that a webhook can send, by what they are about. */
export const subscriptions = {
  customers: `subscription {
  recordChanged(types: [CUSTOMER]) {
    action
    at
    node { id ... on Customer { name email phone country lifecycle tags owner { id name } } }
  }
}`,
  orders: `subscription {
  recordChanged(types: [ORDER]) {
    action
    at
    node {
      id
      ... on Order {
        number status placedAt total { amount currency } customer { id name }
        lines { quantity unitPrice { amount currency } product { sku name } }
      }
    }
  }
}`,
  deals: `subscription {
  recordChanged(types: [OPPORTUNITY]) {
    action
    at
    node {
      id
      ... on Opportunity { name amount { amount currency } stage { key name outcome } customer { id name } owner { id name } }
    }
  }
}`,
  interactions: `subscription {
  recordChanged(types: [INTERACTION]) {
    action
    at
    node { id ... on Interaction { kind direction channel subject occurredAt customer { id name } } }
  }
}`,
  scores: `subscription {
  scoreChanged {
    at
    previousValue
    cause { text }
    score { id kind value unit band subject { ... on Customer { id name } ... on Opportunity { id name } } }
  }
}`,
  lists: `subscription {
  customerListChanged { action at customerId list { id name } customer { id name email } }
}`,
  segments: `subscription {
  segmentMembershipChanged { at from { id name } to { id name } cause { text } customer { id name } }
}`,
  sentiment: `subscription {
  sentimentChanged { at mood previousMood value cause { text } customer { id name } }
}`,
  forecasts: `subscription {
  forecastChanged { at cause { text } series { key measure unit } after { startsOn endsOn value lower upper } }
}`,
} as const

/** The feed of a subscription. */
export const feedOf = (query: string): string | undefined => /\{\s*(\w+)/.exec(query)?.[1]
