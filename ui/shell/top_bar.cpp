// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/top_bar.h"

#include "kit/buttons.h"
#include "kit/painters.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace hatstand::ui::shell
{

SearchButton::SearchButton(const Kit &kit, QWidget *parent) : QPushButton(parent), m_kit(kit)
{
    setObjectName(QStringLiteral("searchButton"));
    setText(tr("Search or type a command"));
    setAccessibleName(tr("Search or type a command"));
    setToolTip(tr("Search or type a command")); // cut in a narrow window
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaximumWidth(kit.px(440));
}

void SearchButton::setKey(const QString &key)
{
    m_key = key;
    update();
}

QSize SearchButton::sizeHint() const
{
    return {m_kit.px(440), m_kit.px(size::control)};
}

QSize SearchButton::minimumSizeHint() const
{
    return {m_kit.px(120), m_kit.px(size::control)};
}

void SearchButton::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = m_kit.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.line2);
    painter.setBrush(underMouse() ? theme.hover : theme.sunken);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(size::radiusControl),
                            theme.px(size::radiusControl));
    const auto place = [this](const QRect &part) { return mirrored(part, rect(), layoutDirection()); };
    const int side = theme.px(14);
    m_kit.icons.paint(painter, place({theme.px(9), (height() - side) / 2, side, side}), Glyph::Search,
                      theme.text3);
    int right = width() - theme.px(8);
    if (!m_key.isEmpty() && width() > theme.px(220)) {
        const QSize cap = keyCapSize(theme, m_key);
        const QRect capRect(right - cap.width(), (height() - cap.height()) / 2, cap.width(), cap.height());
        paintKeyCap(painter, theme, place(capRect), m_key);
        right = capRect.left() - theme.px(8);
    }
    painter.setFont(theme.fontFor(TypeRole::Body));
    painter.setPen(theme.text3);
    const int left = theme.px(9) + side + theme.px(8);
    paintElided(painter, place({left, 0, right - left, height()}), text(), layoutDirection());
}

TopBar::TopBar(const Kit &kit, Scope &scope, clients::ClientService &clients, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_row(new QHBoxLayout(this))
    , m_switcher(new ClientSwitcher(kit, scope, clients, this))
    , m_search(new SearchButton(kit, this))
    , m_pill(new StatusPill(kit, this))
    , m_newPost(makeButton(kit, tr("New post"), ButtonKind::Primary, Glyph::Plus, ButtonSize::Normal, this))
{
    setObjectName(QStringLiteral("topBar"));
    setProperty("surface", QStringLiteral("surface"));
    setProperty("edge", QStringLiteral("bottom"));
    m_newPost->setObjectName(QStringLiteral("newPost"));
    m_newPost->setAccessibleName(tr("New post"));
    m_row->addWidget(m_switcher);
    m_row->addStretch(1);
    m_row->addWidget(m_search, 20);
    m_row->addStretch(1);
    m_row->addWidget(m_pill);
    m_row->addWidget(m_newPost);
    measure();
}

void TopBar::measure()
{
    setFixedHeight(m_kit.px(size::topBar));
    m_search->setMaximumWidth(m_kit.px(440));
    m_row->setContentsMargins(m_kit.px(16), 0, m_kit.px(16), 0);
    m_row->setSpacing(m_kit.px(12));
}

void TopBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
}

} // namespace hatstand::ui::shell
