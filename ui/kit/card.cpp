// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/card.h"

#include "kit/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace hatstand::ui
{

Card::Card(const Kit &kit, const QString &title, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_head(new QFrame)
    , m_headLayout(new QHBoxLayout(m_head))
    , m_title(new ElidedLabel({}, TypeRole::CardTitle))
    , m_count(makeLabel({}, TypeRole::Body, Ink::Text3))
    , m_note(new ElidedLabel({}, TypeRole::Second, Ink::Text3))
    , m_body(new QVBoxLayout)
{
    setProperty("edge", QStringLiteral("card"));
    m_note->setObjectName(QStringLiteral("cardNote"));
    m_head->setProperty("edge", QStringLiteral("bottom"));
    m_headLayout->addWidget(m_title);
    m_headLayout->addWidget(m_count);
    m_headLayout->addStretch();
    // The remark gives way first, then the title: a head never makes its page wider than the window.
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_note->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_headLayout->addWidget(m_note, 1);
    m_count->hide();
    m_note->hide();
    m_head->hide();
    m_body->setSpacing(0);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0); // within the edge of the style sheet
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addLayout(m_body, 1);
    measure();
    if (!title.isEmpty())
        setTitle(title);
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
    m_head->setVisible(!title.isEmpty());
}

QString Card::title() const
{
    return m_title->text();
}

void Card::setCount(std::optional<int> count)
{
    m_count->setText(count ? locale().toString(*count) : QString());
    m_count->setVisible(count.has_value());
}

void Card::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void Card::putNoteByTitle()
{
    // It has all the room up to the end of the head in either case.
    m_note->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
}

void Card::addLeadingWidget(QWidget *widget)
{
    m_headLayout->insertWidget(m_leading++, widget);
    m_head->show();
}

void Card::addHeadWidget(QWidget *widget)
{
    m_headLayout->addWidget(widget);
    m_head->show();
}

void Card::setBodyPadded(bool padded)
{
    m_padded = padded;
    measure();
}

void Card::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        measure();
    QFrame::changeEvent(event);
}

void Card::measure()
{
    const int padding = m_kit.px(size::padding);
    m_head->setMinimumHeight(m_kit.px(size::cardHead));
    m_headLayout->setContentsMargins(padding, 0, padding, 0);
    m_headLayout->setSpacing(m_kit.px(size::gap));
    if (m_padded)
        m_body->setContentsMargins(padding, padding, padding, padding);
    else
        m_body->setContentsMargins(0, 0, 0, 0);
}

PageHead::PageHead(const Kit &kit, const QString &title, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_layout(new QHBoxLayout(this))
    , m_title(new ElidedLabel(title, TypeRole::PageTitle))
    , m_note(new ElidedLabel({}, TypeRole::Body, Ink::Text3))
{
    m_title->setObjectName(QStringLiteral("pageTitle"));
    m_note->setObjectName(QStringLiteral("pageNote"));
    m_layout->addWidget(m_title);
    // The remark gives way first.
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_layout->addWidget(m_note, 1);
    m_layout->setContentsMargins(m_kit.px(size::pageMargin), 0, m_kit.px(size::pageMargin), 0);
    m_layout->setSpacing(m_kit.px(12));
    setMinimumHeight(m_kit.px(size::pageHead));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PageHead::setTitle(const QString &title)
{
    m_title->setText(title);
}

void PageHead::setNote(const QString &note)
{
    m_note->setText(note);
}

void PageHead::addLeadingWidget(QWidget *widget)
{
    m_layout->insertWidget(m_leading++, widget);
}

void PageHead::addTitleWidget(QWidget *widget)
{
    m_layout->insertWidget(m_layout->indexOf(m_note), widget);
}

void PageHead::addWidget(QWidget *widget)
{
    m_layout->addWidget(widget);
}

void PageHead::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange) {
        m_layout->setContentsMargins(m_kit.px(size::pageMargin), 0, m_kit.px(size::pageMargin), 0);
        setMinimumHeight(m_kit.px(size::pageHead));
    }
    QFrame::changeEvent(event);
}

} // namespace hatstand::ui
