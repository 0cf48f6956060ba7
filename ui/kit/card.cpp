// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/card.h"

#include "kit/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <utility>

namespace hatstand::ui
{

Card::Card(const Kit &kit, const QString &title, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_head(new QFrame)
    , m_headLayout(new QHBoxLayout)
    , m_secondLine(new QHBoxLayout)
    , m_title(new ElidedLabel({}, TypeRole::CardTitle))
    , m_count(makeLabel({}, TypeRole::Body, Ink::Text3))
    , m_note(new ElidedLabel({}, TypeRole::Second, Ink::Text3))
    , m_body(new QVBoxLayout)
{
    setProperty("edge", QStringLiteral("card"));
    m_note->setObjectName(QStringLiteral("cardNote"));
    m_head->setProperty("edge", QStringLiteral("bottom"));
    auto *lines = new QVBoxLayout(m_head);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addLayout(m_headLayout, 1);
    lines->addLayout(m_secondLine);
    m_secondLine->addStretch();
    m_head->installEventFilter(this);
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
    m_headWidgets.append(widget);
    (m_twoLines ? m_secondLine : m_headLayout)->addWidget(widget);
    m_head->show();
}

bool Card::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_head && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest))
        fitHead();
    return QFrame::eventFilter(watched, event);
}

int Card::titleRoom() const
{
    int room = m_headLayout->contentsMargins().left() + m_headLayout->contentsMargins().right();
    const int gap = m_headLayout->spacing();
    for (int i = 0; i < m_headLayout->count(); ++i) {
        QWidget *widget = m_headLayout->itemAt(i)->widget();
        // The remark gives way.
        if (widget && widget != m_note && !widget->isHidden() && !m_headWidgets.contains(widget))
            room += widget->sizeHint().width() + gap;
    }
    return room;
}

void Card::fitHead()
{
    const int title = titleRoom();
    int widgets = 0;
    for (const QWidget *widget : std::as_const(m_headWidgets)) {
        if (!widget->isHidden())
            widgets += widget->sizeHint().width() + m_headLayout->spacing();
    }
    // A title that is too long for the whole line is cut in any case.
    const bool twoLines = widgets > 0 && title <= m_head->width() && title + widgets > m_head->width();
    if (twoLines == m_twoLines)
        return;
    m_twoLines = twoLines;
    QHBoxLayout *from = twoLines ? m_headLayout : m_secondLine;
    QHBoxLayout *to = twoLines ? m_secondLine : m_headLayout;
    for (QWidget *widget : std::as_const(m_headWidgets)) {
        from->removeWidget(widget);
        to->addWidget(widget);
    }
    measure();
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
    m_headLayout->setContentsMargins(padding, 0, padding, 0);
    m_headLayout->setSpacing(m_kit.px(size::gap));
    // The first line is as high as the head was, so that the title stands where it stood.
    m_secondLine->setContentsMargins(padding, 0, padding, m_twoLines ? m_kit.px(size::gap) : 0);
    m_secondLine->setSpacing(m_kit.px(size::gap));
    m_head->setMinimumHeight(m_kit.px(size::cardHead) + (m_twoLines ? m_secondLine->sizeHint().height() : 0));
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
