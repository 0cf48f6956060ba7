// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/undo_bar.h"

#include "kit/accessibility.h"
#include "kit/buttons.h"
#include "kit/labels.h"
#include "kit/motion.h"

#include <QEvent>
#include <QHBoxLayout>

#include <algorithm>
#include <utility>

namespace hatstand::ui
{

namespace
{

constexpr int checkEveryMilliseconds = 200;

} // namespace

UndoBar::UndoBar(const Kit &kit, const Clock &clock, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_clock(clock)
    , m_text(new ElidedLabel({}, TypeRole::Body))
    , m_button(makeButton(kit, tr("Undo"), ButtonKind::Normal, Glyph::Undo, ButtonSize::Small))
{
    setObjectName(QStringLiteral("undoBar"));
    m_button->setObjectName(QStringLiteral("undoButton"));
    setProperty("kind", QStringLiteral("floating"));
    auto *layout = new QHBoxLayout(this);
    layout->setSpacing(kit.px(16));
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    hide();
    parent->installEventFilter(this);
    m_check.setInterval(checkEveryMilliseconds);
    connect(&m_check, &QTimer::timeout, this, [this] {
        if (m_clock.steady() >= m_until)
            dismiss();
    });
    connect(m_button, &QPushButton::clicked, this, [this] {
        // The undo may itself make a new offer.
        const std::function<void()> undo = std::exchange(m_undo, {});
        dismiss();
        if (undo)
            undo();
    });
}

void UndoBar::offer(const QString &done, std::function<void()> undo)
{
    m_undo = std::move(undo);
    m_text->setText(done);
    m_button->setAccessibleName(tr("Undo: %1").arg(done));
    m_button->setVisible(static_cast<bool>(m_undo));
    // A button stands nearer to the edge than words.
    const int words = m_kit.px(16);
    const int around = m_kit.px(8);
    const int end = m_undo ? around : words;
    layout()->setContentsMargins(isRightToLeft() ? end : words, around, isRightToLeft() ? words : end,
                                 around);
    m_until = m_clock.steady() + shownFor;
    const bool wasShown = isVisible();
    place();
    show();
    raise();
    if (!wasShown)
        motion::slide(m_kit, this, pos() + QPoint(0, m_kit.px(16)), pos());
    announce(this, done);
    m_check.start();
}

void UndoBar::dismiss()
{
    m_check.stop();
    m_undo = {};
    hide();
}

void UndoBar::setLift(int lift)
{
    m_lift = lift;
    if (isVisible())
        place();
}

bool UndoBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void UndoBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange && isVisible())
        place();
    QFrame::changeEvent(event);
}

void UndoBar::place()
{
    const QWidget *under = parentWidget();
    ensurePolished();
    const int margin = m_kit.px(size::pageMargin);
    const int width =
        std::clamp(sizeHint().width(), m_kit.px(280), std::max(m_kit.px(280), under->width() - 2 * margin));
    const int height = sizeHint().height();
    setGeometry((under->width() - width) / 2, under->height() - height - margin - m_lift, width, height);
}

} // namespace hatstand::ui
