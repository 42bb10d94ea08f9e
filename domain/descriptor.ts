import type { FieldPath, FieldValue } from './applyments/applyments.ts'
import type { RuleName } from './applyments/rules.ts'
import type { DeadlineDays } from './applyments/states.ts'
import type { AccountKind } from './banks/banks.ts'
import type { Letter } from './checks/callback.ts'
import type { CheckOffer } from './checks/offers.ts'
import type { ErrorEntry, GatewayRefusal } from './errors.ts'
import type { ChannelJourneys } from './journeys/plan.ts'
import type { KeyPart } from './keys/parts.ts'
import type { AppOffer, OwnAccountOffer, PlaceOffer, SceneOffer } from './methods/offers.ts'
import type { Sentence } from './text.ts'

/** What a channel says of itself; the console draws its forms from this, and knows no channel by name. */
export type ChannelDescriptor = {
  name: string
  label: Sentence
  /** What an AppID of the client's own, where a scene needs one, looks like here. */
  appid: Extract<RuleName, 'appid' | 'numeric_appid'>
  scenes: readonly SceneOffer[]
  apps: readonly AppOffer[]
  places: readonly PlaceOffer[]
  /** The provider account: what is asked, and what of it is secret. */
  account: readonly AccountField[]
  own: OwnAccountOffer
  /** Where accounts speak one version or another: the setting that says which, and which it is where none is said. */
  apiVersion?: { setting: string; usual: string }
  subjectTypes: readonly SubjectType[]
  /** What the platform calls the number of a client that is paid through us. */
  merchantNumber: Sentence
  /** Who can take back an application that is under review, and where; or that nobody can. */
  withdrawing: Sentence
  /** Where merchants let us act for them by a link: the two addresses of ours that are entered at the platform. */
  authorization?: { notifyUrl: PlatformAddress; redirectUri: PlatformAddress }
  /** How a company comes to be paid there, step by step. */
  journeys: ChannelJourneys
  /** Keys that follow one another: what changes together, and how the platform goes from one to the next. */
  keys: readonly KeyPart[]
  /** Whether it was refused for the keys that it was signed with: nothing was done, and other keys may be taken. */
  isAboutKeys(refusal: GatewayRefusal): boolean
  /** What can be asked about a method, in this order; see `Channel.checks`. */
  checks: readonly CheckOffer[]
  /** What a notification looks like, to try the way of one to us. */
  letter: Letter
  /** What a refusal means and which step mends it. */
  explain(refusal: GatewayRefusal): Pick<ErrorEntry, 'title' | 'fix'>
}

/** What the platform calls an address of ours, and where it is entered there. */
export type PlatformAddress = { label: Sentence; where: WhereToFind }

export type AccountField = {
  name: string
  label: Sentence
  kind: 'text' | 'secret' | 'pem' | 'secret_pem'
  required: boolean
  /** Not needed either while one of the fields of these names is filled in. */
  requiredUnless?: string | readonly string[]
  /** A regular expression that the whole value fits. */
  pattern?: string
  /** All values that there are; the first is what counts where none is given. */
  choices?: readonly { value: string; label: Sentence }[]
  /** Says what is wrong with a value more closely than that. */
  rule?: Extract<RuleName, 'appid' | 'numeric_appid' | 'mchid' | 'api_key'>
  /** Says whose account it is: never changed once saved, since money is asked about under it. */
  identity?: boolean
  /** By this the platform knows our company: our own numbers of applications begin with it. */
  numbers?: true
  /** What of a set of credentials belongs here (`merchant_private_key`), where files are recognised by it. */
  holds?: string
  help?: Sentence
  where?: WhereToFind
}

/** Where on somebody else's website a value is found; numbered steps, and the day they were checked. */
export type WhereToFind = { steps: { 'zh-CN': readonly string[]; en: readonly string[] }; checkedOn: string }

export type SubjectType = {
  type: string
  label: Sentence
  /** How to tell from the licence that it is this one. */
  hint?: Sentence
  /** Businesses that the platform turns away or takes on special terms only: told before anything is filled in. */
  restricted?: readonly Sentence[]
  /** Each form carries its pictures itself; otherwise they are uploaded before it, once each. */
  pictures?: 'in_form'
  /** The way, by its key, of a client who applies by it. */
  path?: string
  /** Days that the platform gives to whom it asks; those of the channel where it is not said. */
  deadlineDays?: DeadlineDays
  /**
   * How its account is verified, where the platform asks for that: by a small transfer to an account that the platform names
   * on its own page, or by that or by a scan. By a scan where nothing is said.
   */
  verifiesBy?: 'transfer' | 'either'
  /** The number that comes of it is paid through our own account, and grants nothing. */
  gives?: 'sub_merchant'
  /** Whose accounts its money may be paid out to, where we can change that. */
  settlesTo?: readonly AccountKind[]
  steps: readonly FormStep[]
}
/** Conditions and `sameAs` name fields that stand before: a form is read from its beginning to its end, once. */
export type FormStep = {
  key: string
  label: Sentence
  fields: readonly FormField[]
  /** Answered by us rather than by the client: rates, rules, numbers of ours. */
  ours?: boolean
  /** Where it falls into smaller screens on a phone: each begins at the first field of its path, and the first field begins one. */
  parts?: readonly FormPart[]
}
export type FormPart = { key: string; label: Sentence; from: FieldPath }

export type FormField = {
  /**
   * Dotted, as on the wire: `subject_info.business_license_info.license_number`; a number is a place in a list. A path
   * that begins with `_` is a question of ours that opens or closes other fields, and is never sent. A path may stand
   * twice where the conditions exclude each other.
   */
  path: string
  label: Sentence
  help?: Sentence
  where?: WhereToFind
  kind: 'text' | 'long_text' | 'day' | 'end_day' | 'choice' | 'choices' | 'picture' | 'pictures'
  required: boolean
  /** Asked for only while another field, itself asked for, holds one of these values. */
  when?: { path: string; oneOf: readonly string[] }
  options?: readonly { value: string; label: Sentence }[]
  /** Name of a rule in domain/applyments/rules.ts that the value must pass. */
  rule?: RuleName
  minLength?: number
  maxLength?: number
  /** Of a number. */
  min?: number
  max?: number
  /** Values that are known to belong elsewhere. */
  notOneOf?: readonly string[]
  /** Of UTF-8, where the value is sealed with a key that takes no more. */
  maxBytes?: number
  maxItems?: number
  /** Of a picture's file: what is smaller is taken for no picture. */
  minFileBytes?: number
  /** Personal data: masked in views, encrypted on the way. */
  sensitive?: boolean
  /**
   * Taken over while empty, from the first of these paths that says something: asked once only. Where it is filled in it
   * must say the same.
   */
  sameAs?: string | readonly string[]
  /** Saying something else than `sameAs` is then warned of, not refused. */
  mayDiffer?: boolean
  /** What a new form begins with. */
  initial?: FieldValue
  /** What it says while it is asked for: it follows from another answer, and nobody types it. */
  fixed?: string
  /** Found in a list of the gateway's own, where the channel can search it. */
  lookup?: 'bank' | 'branch' | 'bank_of_card'
  /** What the field says of the client, for what looks across fields and channels. */
  means?: Meaning
  example?: string
}

/**
 * `proof`: pictures that show a right to a name. `holder`: the name on the ID document of who stands for the merchant. The
 * numbers are those of ID documents. `provider_appid`: must be linked to the provider's own number.
 */
export type Meaning =
  | 'merchant_name'
  | 'short_name'
  | 'credit_code'
  | 'legal_person'
  | 'legal_person_number'
  | 'super_admin'
  | 'super_admin_number'
  | 'owner_number'
  | 'holder'
  | 'provider_appid'
  | 'proof'

export type Describe = (channel: string) => ChannelDescriptor | undefined
