// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/top_bar.h"

#include "kit/buttons.h"
#include "kit/painters.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace hatstand::ui::shell
{

namespace
{
constexpr int mostSearch = 440;
constexpr int edge = 9; ///< before the sign and behind the key
constexpr int gap = 8;
constexpr int signSide = 14;
} // namespace

SearchButton::SearchButton(const Kit &kit, QWidget *parent) : QPushButton(parent), m_kit(kit)
{
    setObjectName(QStringLiteral("searchButton"));
    setText(tr("Search or type a command"));
    setAccessibleName(tr("Search or type a command"));
    setToolTip(tr("Search or type a command")); // in a narrow window it says less
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaximumWidth(kit.px(mostSearch));
}

void SearchButton::setKey(const QString &key)
{
    m_key = key;
    updateGeometry();
    update();
}

int SearchButton::widthFor(const QString &words) const
{
    const Theme &theme = m_kit.theme();
    const int key = m_key.isEmpty() ? 0 : keyCapSize(theme, m_key).width() + theme.px(gap);
    const int text = QFontMetrics(theme.fontFor(TypeRole::Body)).horizontalAdvance(words) + 1;
    return theme.px(edge + signSide + gap) + text + key + theme.px(edge);
}

QString SearchButton::shownText() const
{
    //: Where there is no room for "Search or type a command"
    return widthFor(text()) <= width() ? text() : tr("Search");
}

QSize SearchButton::sizeHint() const
{
    return {std::min(widthFor(text()), m_kit.px(mostSearch)), m_kit.px(size::control)};
}

QSize SearchButton::minimumSizeHint() const
{
    return {std::min(widthFor(tr("Search")), m_kit.px(180)), m_kit.px(size::control)};
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
    const int side = theme.px(signSide);
    m_kit.icons.paint(painter, place({theme.px(edge), (height() - side) / 2, side, side}), Glyph::Search,
                      theme.text3);
    const QString words = shownText();
    int right = width() - theme.px(edge);
    if (!m_key.isEmpty() && widthFor(words) <= width()) {
        const QSize cap = keyCapSize(theme, m_key);
        const QRect capRect(right - cap.width(), (height() - cap.height()) / 2, cap.width(), cap.height());
        paintKeyCap(painter, theme, place(capRect), m_key);
        right = capRect.left() - theme.px(gap);
    }
    painter.setFont(theme.fontFor(TypeRole::Body));
    painter.setPen(theme.text3);
    const int left = theme.px(edge + gap) + side;
    paintElided(painter, place({left, 0, right - left, height()}), words, layoutDirection());
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
    m_search->setMaximumWidth(m_kit.px(mostSearch));
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
