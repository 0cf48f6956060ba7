// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/list_row.h"

#include "kit/labels.h"
#include "kit/path_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace hatstand::ui
{

namespace
{
constexpr int leastWords = 60; ///< of a second line that breaks
}

ListRow::ListRow(const Kit &kit, const QString &name, const QString &second, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_layout(new QHBoxLayout(this))
    , m_name(new ElidedLabel(name, TypeRole::Name))
    , m_words(new QVBoxLayout)
    , m_above(new QSpacerItem(0, 0))
    , m_below(new QSpacerItem(0, 0))
{
    m_words->setSpacing(1);
    m_words->setContentsMargins(0, 0, 0, 0);
    m_words->addItem(m_above);
    m_words->addWidget(m_name);
    m_words->addItem(m_below);
    m_layout->addLayout(m_words, 1);
    setSecond(second);
    setLined(true);
}

void ListRow::setName(const QString &name)
{
    m_name->setText(name);
}

void ListRow::setSecond(const QString &second)
{
    showSecond(second, m_wraps ? SecondKind::Wrapped : SecondKind::OneLine);
}

void ListRow::setSecondPath(const QString &path)
{
    showSecond(path, SecondKind::Path);
}

void ListRow::setSecondWraps(bool wraps)
{
    m_wraps = wraps;
    if (m_kind != SecondKind::Path)
        setSecond(m_second->text());
}

QLabel *ListRow::makeSecond(SecondKind kind) const
{
    if (kind == SecondKind::OneLine)
        return new ElidedLabel({}, TypeRole::Second, Ink::Text2);
    if (kind == SecondKind::Path)
        return new PathLabel({}, TypeRole::Second, Ink::Text2);
    QLabel *wrapped = makeLabel({}, TypeRole::Second, Ink::Text2);
    wrapped->setWordWrap(true);
    // One long word never makes the row wider than its room.
    wrapped->setMinimumWidth(m_kit.px(leastWords));
    return wrapped;
}

void ListRow::showSecond(const QString &words, SecondKind kind)
{
    if (!m_second || kind != m_kind) {
        delete m_second;
        m_kind = kind;
        m_second = makeSecond(kind);
        m_words->insertWidget(m_words->indexOf(m_name) + 1, m_second);
    }
    m_second->setText(words);
    m_second->setVisible(!words.isEmpty());
    measure();
}

void ListRow::addLeadingWidget(QWidget *widget)
{
    m_layout->insertWidget(m_leading++, widget);
}

void ListRow::addWidget(QWidget *widget)
{
    m_layout->addWidget(widget);
}

void ListRow::setLined(bool lined)
{
    setStyleProperty(this, "edge", lined ? QVariant(QStringLiteral("bottom")) : QVariant());
}

void ListRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        measure();
    QFrame::changeEvent(event);
}

void ListRow::measure()
{
    const bool two = !m_second->text().isEmpty();
    const int around = m_kit.px(two ? 8 : 4);
    m_layout->setContentsMargins(m_kit.px(size::padding), around, m_kit.px(size::padding), around);
    m_layout->setSpacing(m_kit.px(10));
    setMinimumHeight(m_kit.px(two ? 56 : 40));
    // One line stands as high as the words of a button beside it, which the layout centres in the same way;
    // shared out between two springs, an odd pixel would put it lower.
    const QSizePolicy::Policy spring = two ? QSizePolicy::Expanding : QSizePolicy::Fixed;
    m_above->changeSize(0, 0, QSizePolicy::Minimum, spring);
    m_below->changeSize(0, 0, QSizePolicy::Minimum, spring);
    m_words->invalidate();
}

} // namespace hatstand::ui
