// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/status_pill.h"

#include "kit/accessibility.h"
#include "kit/painters.h"

#include <QPainter>

namespace hatstand::ui::shell
{

StatusPill::StatusPill(const Kit &kit, QWidget *parent) : QPushButton(parent), m_kit(kit)
{
    setObjectName(QStringLiteral("statusPill"));
    setProperty("focusRadius", 14);
    setAccessibleName(words());
    setToolTip(tr("What is still to go out today. Open the outbox"));
}

void StatusPill::setState(const State &state)
{
    if (m_state == state)
        return;
    const bool worthSaying = m_state.offline != state.offline;
    m_state = state;
    if (worthSaying)
        announce(this, words());
    else
        setAccessibleName(words());
    updateGeometry();
    update();
}

void StatusPill::setCurrent(bool current)
{
    if (m_current == current)
        return;
    m_current = current;
    setAccessibleDescription(current ? tr("The outbox is shown") : QString());
    update();
}

std::vector<StatusPill::Part> StatusPill::parts() const
{
    std::vector<Part> parts;
    parts.push_back({m_state.offline ? tr("Offline") : tr("Online"), m_state.offline});
    if (m_state.sending > 0)
        parts.push_back({tr("%n sending", nullptr, m_state.sending), true});
    const int rest = m_state.waiting - m_state.sending;
    if (rest > 0)
        parts.push_back({tr("%n waiting", nullptr, rest), true});
    else if (m_state.sending == 0)
        parts.push_back({m_state.held             ? tr("all held back")
                         : m_state.next.isEmpty() ? tr("nothing waiting")
                                                  : tr("nothing more today"),
                         false});
    if (!m_state.next.isEmpty())
        parts.push_back({tr("next %1", "time of the next post").arg(m_state.next), false});
    return parts;
}

QString StatusPill::words() const
{
    QStringList texts;
    for (const Part &part : parts())
        texts.append(part.text);
    return texts.join(QStringLiteral(" · "));
}

QSize StatusPill::sizeHint() const
{
    int width = m_kit.px(10 + 14 + 8 + 12);
    const QFontMetrics normal(m_kit.theme().font(12, QFont::Medium));
    const QFontMetrics strong(m_kit.theme().font(12, QFont::DemiBold));
    const auto all = parts();
    for (const Part &part : all)
        width += (part.strong ? strong : normal).horizontalAdvance(part.text);
    width += normal.horizontalAdvance(QStringLiteral(" · ")) * (static_cast<int>(all.size()) - 1);
    return {width + 4, m_kit.px(size::controlSmall)};
}

void StatusPill::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = m_kit.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const StatusColours &missed = theme.status(Status::Missed);
    const bool off = m_state.offline;
    // Being offline is worth more than being here: then only the edge says where one is.
    painter.setPen(m_current ? (off || theme.highContrast ? theme.accent : theme.accentTint2)
                   : off     ? missed.edge
                             : theme.line2);
    painter.setBrush(isDown()       ? theme.accentTint2
                     : underMouse() ? theme.hover
                     : off          ? missed.fill
                     : m_current    ? theme.accentTint
                                    : theme.surface);
    const qreal radius = height() / 2.0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);

    const auto place = [this](const QRect &part) { return mirrored(part, rect(), layoutDirection()); };
    const int side = theme.px(14);
    const QRect icon(theme.px(10), (height() - side) / 2, side, side);
    m_kit.icons.paint(painter, place(icon), off ? Glyph::Offline : Glyph::Online,
                      off ? missed.text : theme.status(Status::Published).text);
    int left = icon.right() + 1 + theme.px(8);
    bool first = true;
    const auto draw = [&](const QString &text, bool strong) {
        painter.setFont(theme.font(12, strong ? QFont::DemiBold : QFont::Medium));
        painter.setPen(off ? missed.text : m_current ? theme.accentText : strong ? theme.text : theme.text2);
        const int wanted = painter.fontMetrics().horizontalAdvance(text);
        const int room = width() - theme.px(10) - left;
        if (room <= 0)
            return;
        paintElided(painter, place({left, 0, std::min(wanted + 1, room), height()}), text, layoutDirection());
        left += wanted;
    };
    for (const Part &part : parts()) {
        if (!first)
            draw(QStringLiteral(" · "), false);
        draw(part.text, part.strong);
        first = false;
    }
}

} // namespace hatstand::ui::shell
