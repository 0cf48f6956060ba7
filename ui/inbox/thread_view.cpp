// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/thread_view.h"

#include "kit/menus.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QScrollBar>
#include <QToolTip>
#include <QUrl>

#include <utility>

namespace hatstand::ui::inbox
{

namespace
{
/// A menu is no place for more.
constexpr std::size_t mostLinks = 12;
constexpr int mostAddress = 90;
} // namespace

ThreadView::ThreadView(const Kit &kit, ThreadModel &model, QWidget *parent)
    : QListView(parent), m_kit(kit), m_model(model), m_delegate(new ThreadDelegate(kit, model, this))
{
    setObjectName(QStringLiteral("threadView"));
    setAccessibleName(tr("What was said"));
    setModel(&model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(NoSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setWordWrap(true); // its rows break their lines
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setResizeMode(Adjust);
    connect(&model, &QAbstractItemModel::modelReset, m_delegate, &ThreadDelegate::forget);
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] { scheduleDelayedItemsLayout(); });
}

void ThreadView::toEnd()
{
    m_atEnd = true;
    doItemsLayout();
    scrollToBottom();
}

bool ThreadView::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum();
}

void ThreadView::keyboardSearch(const QString &search)
{
    Q_UNUSED(search)
}

void ThreadView::showEarlier()
{
    // What is read stays where it is; the rest comes above it.
    const int fromEnd = verticalScrollBar()->maximum() - verticalScrollBar()->value();
    m_model.showEarlier();
    doItemsLayout();
    verticalScrollBar()->setValue(verticalScrollBar()->maximum() - fromEnd);
}

void ThreadView::addLink(QMenu &menu, const QString &address)
{
    const QString shown =
        menuText(fontMetrics().elidedText(address, Qt::ElideMiddle, m_kit.px(mostAddress * 6)));
    QAction *open = menu.addAction(m_kit.icon(Glyph::Ext), tr("Open %1", "address").arg(shown), this,
                                   [this, address] { Q_EMIT openRequested(QUrl(address)); });
    open->setToolTip(address);
    open->setData(address);
    open->setObjectName(QStringLiteral("openLink"));
}

QMenu *ThreadView::makeMenu(int row)
{
    const ThreadItem &item = m_model.at(row);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("messageMenu"));
    menu->setAccessibleName(tr("What can be done with this"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    if (item.kind == ThreadItem::Kind::Earlier) {
        menu->addAction(menuText(m_model.spoken(row)), this, &ThreadView::showEarlier);
        return menu;
    }
    if (!m_model.isRevealed(row)) {
        menu->addAction(m_kit.icon(Glyph::Eye), tr("Show it"), this, [this, row] { m_model.reveal(row); })
            ->setObjectName(QStringLiteral("reveal"));
        return menu;
    }
    if (!item.standing.isEmpty()) {
        const plan::PostId post = item.post;
        const publish::DeliveryId delivery = item.delivery;
        if (item.needsPerson)
            menu->addAction(m_kit.icon(Glyph::Refresh), tr("Try again"), this,
                            [this, post] { Q_EMIT tryAgainRequested(post); })
                ->setObjectName(QStringLiteral("tryAgain"));
        menu->addAction(m_kit.icon(Glyph::Undo), tr("Take it back"), this,
                        [this, post] { Q_EMIT takeBackRequested(post); })
            ->setObjectName(QStringLiteral("takeBack"));
        menu->addAction(m_kit.icon(Glyph::Sending), tr("Show it in the outbox"), this,
                        [this, delivery] { Q_EMIT outboxRequested(delivery); });
        menu->addSeparator();
    }
    if (!item.media.empty() && !m_model.wantsPictures(row))
        menu->addAction(m_kit.icon(Glyph::Image), m_delegate->buttonWords(row), this,
                        [this, row] { Q_EMIT picturesRequested(row); })
            ->setObjectName(QStringLiteral("loadPictures"));
    std::size_t count = 0;
    for (const ThreadLink &link : item.links()) {
        if (++count > mostLinks)
            break;
        addLink(*menu, link.address);
    }
    if (item.kind == ThreadItem::Kind::Message && !item.address.isEmpty()) {
        const QString address = item.address;
        menu->addAction(m_kit.icon(Glyph::Globe), tr("Read it on its network"), this,
                        [this, address] { Q_EMIT openRequested(QUrl(address)); })
            ->setToolTip(address);
    }
    const QString text = item.text;
    if (!text.isEmpty()) {
        menu->addAction(m_kit.icon(Glyph::Copy), tr("Copy the text"), this,
                        [this, text] {
                            QApplication::clipboard()->setText(text);
                            Q_EMIT copied();
                        })
            ->setObjectName(QStringLiteral("copyText"));
    }
    if (item.kind == ThreadItem::Kind::Note) {
        menu->addSeparator();
        const listen::EntryId entry = item.entry;
        menu->addAction(m_kit.icon(Glyph::Trash, Ink::Bad), tr("Delete the note"), this,
                        [this, entry] { Q_EMIT noteRemovalRequested(entry); })
            ->setObjectName(QStringLiteral("removeNote"));
    }
    return menu;
}

std::optional<ThreadDelegate::Hit> ThreadView::hitAt(QPoint at) const
{
    const QModelIndex index = indexAt(at);
    if (!index.isValid())
        return std::nullopt;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(index);
    return m_delegate->hitAt(option, index, at);
}

void ThreadView::act(const ThreadDelegate::Hit &hit, int row, QPoint at)
{
    using What = ThreadDelegate::Hit::What;
    switch (hit.what) {
    case What::Earlier:
        showEarlier();
        break;
    case What::Reveal:
        m_model.reveal(row);
        break;
    case What::Pictures:
        Q_EMIT picturesRequested(row);
        break;
    case What::Link: {
        // Nothing is opened by one click on words of somebody else's: first it says where they lead.
        auto *menu = new QMenu(this);
        menu->setObjectName(QStringLiteral("linkMenu"));
        menu->setAccessibleName(tr("Where the link leads"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setToolTipsVisible(true);
        addLink(*menu, hit.address);
        const QString address = hit.address;
        menu->addAction(m_kit.icon(Glyph::Copy), tr("Copy the address"), this, [this, address] {
            QApplication::clipboard()->setText(address);
            Q_EMIT copied();
        });
        menu->popup(viewport()->mapToGlobal(at));
        break;
    }
    }
}

void ThreadView::keyPressEvent(QKeyEvent *event)
{
    const bool enters =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (enters && !(event->modifiers() & Qt::ControlModifier) && currentIndex().isValid()) {
        const int row = currentIndex().row();
        // A row with one thing to do does it.
        if (m_model.at(row).kind == ThreadItem::Kind::Earlier) {
            showEarlier();
        } else if (!m_model.isRevealed(row)) {
            m_model.reveal(row);
        } else {
            QMenu *menu = makeMenu(row);
            menu->popup(viewport()->mapToGlobal(visualRect(currentIndex()).center()));
        }
        return;
    }
    QListView::keyPressEvent(event);
}

void ThreadView::mouseMoveEvent(QMouseEvent *event)
{
    QListView::mouseMoveEvent(event);
    viewport()->setCursor(hitAt(event->pos()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ThreadView::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto hit = hitAt(event->pos()))
        act(*hit, indexAt(event->pos()).row(), event->pos());
}

void ThreadView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid() || m_model.at(index.row()).kind == ThreadItem::Kind::Event)
        return;
    QMenu *menu = makeMenu(index.row());
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

bool ThreadView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const auto hit = hitAt(help->pos());
        if (hit && !hit->address.isEmpty())
            QToolTip::showText(help->globalPos(), hit->address, viewport());
        else
            QToolTip::hideText();
        return true;
    }
    return QListView::viewportEvent(event);
}

void ThreadView::resizeEvent(QResizeEvent *event)
{
    const bool wasAtEnd = m_atEnd || isAtEnd();
    QListView::resizeEvent(event);
    if (wasAtEnd && isVisible()) {
        doItemsLayout();
        scrollToBottom();
    }
}

void ThreadView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange) {
        if (m_delegate)
            m_delegate->forget();
        scheduleDelayedItemsLayout();
    }
}

void ThreadView::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(m_model.rowCount() - 1));
    viewport()->update();
}

} // namespace hatstand::ui::inbox
