import { View } from '@tarojs/components'
import { platform } from '../platform/current'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { Sheet } from '../ui/sheet'
import { whenWords } from '../words/book'
import { bookingWords } from '../words/bookings'
import type { Cancelling } from './use-cancelling'

export function CancelSheet({ cancelling }: { cancelling: Cancelling }) {
  const { asking, busy, refused, fault, close } = cancelling
  if (!asking) return null
  const acts = refused
    ? <Button label={`${bookingWords.call} ${asking.venue.telephone}`} onTap={() => platform.callTelephone(asking.venue.telephone)} />
    : <><Button label={bookingWords.keep} kind="soft" onTap={close} /><Button label={bookingWords.yes} kind="danger" busy={busy && bookingWords.cancelling} onTap={() => void cancelling.confirm()} /></>
  return (
    <Sheet open title={bookingWords.cancelTitle} onClose={close} acts={acts}>
      <View className="b bs">{`${asking.tileName}，${whenWords(asking)}`}</View>
      <View className="b ink7">{refused ?? bookingWords.cancelLoses}</View>
      {fault ? <View style={{ marginTop: '12PX' }}><Notice inCard tone="bad" text={`${fault.title}。${fault.text}`} /></View> : null}
    </Sheet>
  )
}
