// A question that must be answered before going on. Focus goes in and comes back; Esc is the same as "no".
import type { ReactNode } from 'react'
import { Dialog as Inner, Heading, Modal, ModalOverlay } from 'react-aria-components'

type Props = { title: string; open: boolean; onClose: () => void; urgent?: boolean; children: ReactNode }

export const Dialog = ({ title, open, onClose, urgent, children }: Props) => (
  <ModalOverlay className="veil" isOpen={open} onOpenChange={(stays) => !stays && onClose()} isDismissable={!urgent}>
    <Modal className="dialog">
      <Inner role={urgent ? 'alertdialog' : 'dialog'}>
        <div className="form">
          <Heading slot="title" level={2}>{title}</Heading>
          {children}
        </div>
      </Inner>
    </Modal>
  </ModalOverlay>
)
