// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/rail.h"

#include "kit/buttons.h"
#include "kit/glyph_label.h"
#include "kit/labels.h"

#include <QButtonGroup>
#include <QEvent>
#include <QMetaEnum>
#include <QVBoxLayout>

namespace hatstand::ui::shell
{

namespace
{
QString nameOf(PageId id)
{
    switch (id) {
    case PageId::Today:
        return QStringLiteral("today");
    case PageId::Calendar:
        return QStringLiteral("calendar");
    case PageId::Listening:
        return QStringLiteral("listening");
    case PageId::Accounts:
        return QStringLiteral("accounts");
    case PageId::Settings:
        return QStringLiteral("settings");
    case PageId::Composer:
        return QStringLiteral("composer");
    case PageId::Outbox:
        return QStringLiteral("outbox");
    case PageId::Inbox:
        return QStringLiteral("inbox");
    }
    return {};
}
} // namespace

Rail::Rail(const Kit &kit, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_group(new QButtonGroup(this))
    , m_sign(new GlyphLabel(kit, Glyph::Hat, 22, Ink::Accent, this))
    , m_name(makeLabel(tr("Hatstand"), TypeRole::CardTitle, Ink::Text, this))
    , m_brand(new QWidget(this))
    , m_top(new QVBoxLayout)
    , m_bottom(new QVBoxLayout)
{
    setObjectName(QStringLiteral("rail"));
    setAccessibleName(tr("Pages"));
    setProperty("surface", QStringLiteral("rail"));
    setProperty("edge", QStringLiteral("end"));
    auto *brand = new QHBoxLayout(m_brand);
    brand->addWidget(m_sign);
    brand->addWidget(m_name, 1);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addWidget(m_brand);
    column->addLayout(m_top);
    column->addStretch(1);
    column->addLayout(m_bottom);
    measure();
}

void Rail::addPage(const PageEntry &entry)
{
    if (entry.place == PageEntry::Place::None)
        return;
    auto *button = new NavButton(m_kit, entry.glyph, entry.title, this);
    button->setObjectName(QStringLiteral("rail-") + nameOf(entry.id));
    button->setCheckable(true);
    button->setFolded(m_folded);
    m_group->addButton(button);
    m_buttons.insert(entry.id, button);
    (entry.place == PageEntry::Place::Top ? m_top : m_bottom)->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, id = entry.id] { Q_EMIT chosen(id); });
}

void Rail::setCurrent(PageId id)
{
    if (NavButton *button = m_buttons.value(id)) {
        button->setChecked(true);
    } else if (QAbstractButton *checked = m_group->checkedButton()) {
        // The page shown has no place here: none is marked rather than the one before.
        m_group->setExclusive(false);
        checked->setChecked(false);
        m_group->setExclusive(true);
    }
}

void Rail::setCount(PageId id, int count, const QString &meaning)
{
    if (NavButton *button = m_buttons.value(id))
        button->setCount(count, meaning);
}

void Rail::setWarning(PageId id, const QString &reason)
{
    if (NavButton *button = m_buttons.value(id))
        button->setWarning(reason);
}

void Rail::setFolded(bool folded)
{
    if (m_folded == folded)
        return;
    m_folded = folded;
    for (NavButton *button : std::as_const(m_buttons))
        button->setFolded(folded);
    measure();
}

void Rail::measure()
{
    m_name->setVisible(!m_folded);
    setFixedWidth(m_kit.px(m_folded ? size::railNarrow : size::rail));
    m_brand->setFixedHeight(m_kit.px(size::topBar));
    const int side = m_kit.px(m_folded ? 5 : 8);
    m_brand->layout()->setContentsMargins(m_kit.px(8), 0, m_kit.px(8), 0);
    m_brand->layout()->setSpacing(m_kit.px(10));
    layout()->setContentsMargins(side, 0, side, m_kit.px(8));
    m_top->setSpacing(m_kit.px(2));
    m_bottom->setSpacing(m_kit.px(2));
}

void Rail::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
}

} // namespace hatstand::ui::shell
