// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/account_row.h"

#include "kit/buttons.h"
#include "kit/painters.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace hatstand::ui::accounts
{

namespace
{
constexpr int rowHeight = 40;
constexpr int handleShare = 42; ///< of a hundred parts of the room for words
constexpr int chipWidth = 124;
constexpr int abilityStep = 22;
constexpr int abilityIcon = 16;
constexpr int abilityCount = 4;
constexpr int gap = 10;
} // namespace

AccountRow::AccountRow(const Kit &kit, const AccountFacts &facts, QWidget *parent)
    : QWidget(parent)
    , m_kit(kit)
    , m_facts(facts)
    , m_action(makeButton(kit, {}, ButtonKind::Normal, std::nullopt, ButtonSize::Small, this))
    , m_menu(makeIconButton(kit, Glyph::More, tr("More"), ButtonKind::Quiet, ButtonSize::Small, {}, this))
{
    setObjectName(QStringLiteral("account-") + facts.id.toString());
    m_action->setObjectName(QStringLiteral("accountAction"));
    m_menu->setObjectName(QStringLiteral("accountMenu"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    for (QPushButton *button : {m_action, m_menu})
        button->installEventFilter(this);
    connect(m_action, &QPushButton::clicked, this, [this] { Q_EMIT actionTriggered(m_facts.id); });
    connect(m_menu, &QPushButton::clicked, this,
            [this] { Q_EMIT menuRequested(m_facts.id, m_menu->mapToGlobal(QPoint(0, m_menu->height()))); });
    showFacts();
}

void AccountRow::setFacts(const AccountFacts &facts)
{
    if (m_facts == facts)
        return;
    m_facts = facts;
    showFacts();
}

void AccountRow::showFacts()
{
    setAccessibleName(spokenFacts(m_facts));
    m_action->setText(m_facts.action);
    m_action->setVisible(!m_facts.action.isEmpty());
    //: Accessible name of a button: "Renew, @crumb on Bluesky"
    m_action->setAccessibleName(tr("%1, %2 on %3").arg(m_facts.action, m_facts.handle, m_facts.networkName));
    m_menu->setAccessibleName(tr("More for %1 on %2").arg(m_facts.handle, m_facts.networkName));
    m_menu->setAccessibleDescription(spokenFacts(m_facts));
    placeButtons();
    update();
}

void AccountRow::setChecking(bool checking)
{
    if (m_checking == checking)
        return;
    m_checking = checking;
    update();
}

void AccountRow::setMainAction(bool main)
{
    setButtonKind(m_kit, m_action, main ? ButtonKind::Primary : ButtonKind::Normal,
                  m_facts.actionSignsIn ? std::optional(Glyph::Key) : std::nullopt);
    placeButtons();
}

void AccountRow::setChosen(bool chosen)
{
    m_chosen = chosen;
    update();
}

void AccountRow::setLined(bool lined)
{
    m_lined = lined;
    update();
}

void AccountRow::focusRow()
{
    (m_facts.action.isEmpty() ? m_menu : m_action)->setFocus(Qt::OtherFocusReason);
}

QSize AccountRow::sizeHint() const
{
    return {m_kit.px(560), m_kit.px(rowHeight)};
}

QSize AccountRow::minimumSizeHint() const
{
    return {m_kit.px(420), m_kit.px(rowHeight)};
}

void AccountRow::placeButtons()
{
    const int padding = m_kit.px(size::padding);
    int right = width() - padding;
    const auto put = [&](QPushButton *button) {
        const QSize wanted = button->sizeHint();
        const QRect place(right - wanted.width(), (height() - wanted.height()) / 2, wanted.width(),
                          wanted.height());
        button->setGeometry(mirrored(place, rect(), layoutDirection()));
        right -= wanted.width() + m_kit.px(4);
    };
    put(m_menu);
    if (!m_facts.action.isEmpty())
        put(m_action);
}

AccountRow::Columns AccountRow::columns() const
{
    const Theme &theme = m_kit.theme();
    const int middle = height() / 2;
    const int between = theme.px(gap);
    int right = width() - theme.px(size::padding) - m_menu->width() - between;
    if (!m_facts.action.isEmpty())
        right -= m_action->width() + theme.px(4);
    // The columns keep their places whether or not this row has a button; only the remark gives way.
    const int words =
        width() - theme.px(2 * size::padding + 24 + chipWidth + abilityStep * abilityCount) - 4 * between;
    Columns columns;
    int left = theme.px(size::padding);
    const int side = networkMarkSide(theme, MarkSize::Medium);
    columns.mark = {left, middle - side / 2, side, side};
    left += side + between;
    const int handle = std::max(theme.px(96), words * handleShare / 100);
    columns.handle = {left, 0, handle, height()};
    left += handle + between;
    columns.chip = {left, middle - theme.px(size::chip) / 2, theme.px(chipWidth), theme.px(size::chip)};
    left += theme.px(chipWidth);
    columns.abilities = {left, 0, theme.px(abilityStep * abilityCount), height()};
    left += columns.abilities.width() + between;
    columns.remark = {left, 0, std::max(0, right - left), height()};
    return columns;
}

QString AccountRow::shownRemark() const
{
    return m_checking ? tr("Asking the network…") : m_facts.remark;
}

void AccountRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_kit.theme();
    const Qt::LayoutDirection direction = layoutDirection();
    const auto place = [&](const QRect &area) { return mirrored(area, rect(), direction); };
    if (m_chosen)
        paintRowBackground(painter, theme, rect(),
                           RowState{true, true, false, false, m_lined ? QRect() : rect()}, direction);
    if (m_lined)
        painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);

    const Columns at = columns();
    paintNetworkMark(painter, theme, place(at.mark), m_facts.networkKey, MarkStyle::Filled);
    painter.setFont(theme.fontFor(TypeRole::Name));
    painter.setPen(theme.text);
    paintElided(painter, place(at.handle), m_facts.handle, direction);

    ChipLook look = m_facts.quietChip ? plainChipLook(theme) : chipLook(theme, m_facts.status);
    look.glyph = m_facts.glyph;
    QRect chip = at.chip;
    chip.setWidth(std::min(at.chip.width(), chipSize(theme, look, m_facts.chip).width()));
    paintChip(painter, m_kit, place(chip), look, m_facts.chip, direction);

    const std::array<std::optional<Glyph>, abilityCount> signs{
        m_facts.abilities.posts         ? std::optional(Glyph::Sending)
        : m_facts.abilities.postsByHand ? std::optional(Glyph::Hand)
                                        : std::nullopt,
        m_facts.abilities.holds ? std::optional(Glyph::Handed) : std::nullopt,
        m_facts.abilities.reads ? std::optional(Glyph::Comment) : std::nullopt,
        m_facts.abilities.givesNumbers ? std::optional(Glyph::Insights) : std::nullopt};
    const int side = theme.px(abilityIcon);
    int left = at.abilities.left();
    for (const auto &sign : signs) {
        const QRect icon = place({left, (height() - side) / 2, side, side});
        if (sign) {
            m_kit.icons.paint(painter, icon, *sign, theme.text2);
        } else {
            painter.setPen(QPen(theme.control, 1.2));
            painter.drawLine(QPointF(icon.center().x() - 2, height() / 2.0),
                             QPointF(icon.center().x() + 3, height() / 2.0));
        }
        left += theme.px(abilityStep);
    }

    painter.setFont(theme.fontFor(TypeRole::Second));
    painter.setPen(theme.text2);
    paintElided(painter, place(at.remark), shownRemark(), direction);
}

void AccountRow::resizeEvent(QResizeEvent *)
{
    placeButtons();
}

void AccountRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange) {
        updateGeometry();
        placeButtons();
    }
    QWidget::changeEvent(event);
}

void AccountRow::contextMenuEvent(QContextMenuEvent *event)
{
    Q_EMIT menuRequested(m_facts.id, event->globalPos());
}

void AccountRow::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_menu->setFocus(Qt::MouseFocusReason);
}

bool AccountRow::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), spokenFacts(m_facts), this);
        return true;
    }
    return QWidget::event(event);
}

bool AccountRow::eventFilter(QObject *watched, QEvent *event)
{
    // A text of another size changes what the buttons need.
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        QMetaObject::invokeMethod(this, &AccountRow::placeButtons, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

} // namespace hatstand::ui::accounts
