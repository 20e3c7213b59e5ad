// A question that must be answered before going on. Focus goes in and comes back; Esc is the same as "no".
// The alerts stand above the question: they are on every screen, also on one that is covered.
import type { ReactNode } from 'react'
import { Dialog as Inner, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useFrameAlerts } from './frame.tsx'

type Props = { title: string; open: boolean; onClose: () => void; urgent?: boolean; children: ReactNode }

export function Dialog({ title, open, onClose, urgent, children }: Props) {
  const alerts = useFrameAlerts()
  return (
    <ModalOverlay className="veil" isOpen={open} onOpenChange={(stays) => !stays && onClose()} isDismissable={!urgent}>
      <Modal className="over">
        {alerts}
        <Inner className="dialog" role={urgent ? 'alertdialog' : 'dialog'}>
          <div className="form">
            <Heading slot="title" level={2}>{title}</Heading>
            {children}
          </div>
        </Inner>
      </Modal>
    </ModalOverlay>
  )
}
