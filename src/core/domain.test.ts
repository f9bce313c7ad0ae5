import { expect, it } from 'vitest'
import { readDomain, readWebsite } from './domain.ts'

it.each([
  ['acme.example', 'acme.example'],
  ['WWW.Acme.Example', 'acme.example'],
  ['https://www.acme.example/about?x=1', 'acme.example'],
  ['http://shop.acme.example:8080', 'shop.acme.example'],
  ['@acme.example', 'acme.example'],
  ['acme.example.', 'acme.example'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['www.example', 'www.example'],
  ['Acme Inc', undefined],
  ['localhost', undefined],
  ['192.0.2.1', undefined],
  ['ftp://acme.example', undefined],
  ['', undefined],
])('the domain in %j is %j', (text, domain) => {
  expect(readDomain(text)).toBe(domain)
})

it.each([
  ['acme.example', 'https://acme.example'],
  ['http://acme.example/a', 'http://acme.example/a'],
  ['javascript:alert(1)', undefined],
  ['acme.example and more', undefined],
])('the website in %j is %j', (text, website) => {
  expect(readWebsite(text)).toBe(website)
})
