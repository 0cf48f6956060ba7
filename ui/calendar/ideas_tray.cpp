// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/ideas_tray.h"

#include "kit/buttons.h"
#include "kit/empty_state.h"
#include "kit/fields.h"
#include "kit/labels.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace hatstand::ui::calendar
{

IdeasTray::IdeasTray(const Kit &kit, IdeasModel &model, DragSession &drags, QWidget *parent)
    : QWidget(parent), m_model(model), m_drags(drags), m_kit(kit)
{
    setObjectName(QStringLiteral("ideasTray"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, kit.px(12));
    column->setSpacing(0);
    // The list alone reaches to the edge, where its scroll bar stands beside the cards.
    constexpr int gutter = IdeaDelegate::gutter;
    const auto inset = [&kit](QWidget *widget, int atEnd) {
        auto *row = new QHBoxLayout;
        row->setSpacing(0);
        row->addSpacing(kit.px(size::padding));
        row->addWidget(widget, 1);
        row->addSpacing(kit.px(atEnd));
        return row;
    };

    auto *head = new QHBoxLayout;
    auto *title = makeLabel(tr("Ideas"), TypeRole::CardTitle);
    m_count = makeLabel({}, TypeRole::Body, Ink::Text3);
    m_add = makeIconButton(kit, Glyph::Plus, tr("New idea"), ButtonKind::Quiet, ButtonSize::Small);
    m_add->setObjectName(QStringLiteral("addIdea"));
    head->addWidget(title);
    head->addWidget(m_count);
    head->addStretch();
    head->addWidget(m_add);
    auto *headBox = new QWidget;
    headBox->setFixedHeight(kit.px(size::pageHead));
    head->setContentsMargins(0, 0, 0, 0);
    headBox->setLayout(head);
    column->addLayout(inset(headBox, gutter));
    auto *layout = new QVBoxLayout;
    layout->setSpacing(kit.px(size::gap));
    column->addLayout(layout, 1);

    m_filter = new SearchField(kit, tr("Filter ideas"));
    m_filter->setObjectName(QStringLiteral("ideasFilter"));
    layout->addLayout(inset(m_filter, gutter));

    m_list = new IdeasList(kit, model, drags);
    QHBoxLayout *lists = inset(m_list, 0);
    layout->addLayout(lists, 1);
    m_empty =
        new EmptyState(kit, Glyph::Idea, tr("No ideas yet"), tr("Keep a thought here until it has a day."));
    m_empty->setAction(tr("New idea"), Glyph::Plus);
    lists->insertWidget(lists->indexOf(m_list), m_empty, 1);
    m_hint = makeLabel(tr("Drag one onto a day, or press M and choose a day with the arrows."),
                       TypeRole::Second, Ink::Text3);
    m_hint->setWordWrap(true);
    layout->addLayout(inset(m_hint, gutter));

    connect(m_add, &QPushButton::clicked, this, &IdeasTray::addAsked);
    connect(m_empty, &EmptyState::actionTriggered, this, &IdeasTray::addAsked);
    connect(m_filter, &QLineEdit::textChanged, &model, &IdeasModel::setWords);
    connect(&model, &IdeasModel::reloaded, this, &IdeasTray::count);
    m_drags.addTarget(this);
    count();
}

IdeasTray::~IdeasTray()
{
    m_drags.removeTarget(this);
}

void IdeasTray::count()
{
    m_count->setText(QLocale().toString(m_model.total()));
    const bool none = m_model.total() == 0;
    m_empty->setVisible(none);
    m_list->setVisible(!none);
    m_hint->setVisible(!none);
    m_filter->setVisible(!none || !m_filter->text().isEmpty());
}

std::optional<DropHint> IdeasTray::hintAt(QPoint global, const DragPayload &payload, bool copy)
{
    if (!isVisible() || payload.fromTray || !rect().contains(mapFromGlobal(global)))
        return std::nullopt;
    DropHint hint;
    // What is locked may still be copied.
    const QString locked = copy ? QString() : m_drags.taken()->locked;
    hint.refused = !locked.isEmpty();
    if (hint.refused)
        hint.tip << locked;
    else if (copy)
        hint.tip << tr("Keeps a copy as an idea, without a time");
    else
        hint.tip << tr("Keeps it as an idea, without a time");
    return hint;
}

void IdeasTray::drop(QPoint, const DragPayload &payload, bool copy)
{
    Q_EMIT ideaAsked(payload.id, copy);
}

void IdeasTray::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_kit.theme().surface);
    painter.setPen(m_kit.theme().line);
    const int edge = layoutDirection() == Qt::RightToLeft ? rect().right() : rect().left();
    painter.drawLine(edge, 0, edge, height());
}

} // namespace hatstand::ui::calendar
