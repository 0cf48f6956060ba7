// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/problem_bar.h"

#include "composer/problem_list.h"
#include "kit/buttons.h"
#include "kit/glyph_label.h"
#include "kit/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace hatstand::ui::composer
{

namespace
{
constexpr int signSide = 18;
}

ProblemBar::ProblemBar(const Kit &kit, const ProblemModel &model, QScrollArea &form, ProblemList &list,
                       QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_model(model)
    , m_form(form)
    , m_list(list)
    , m_sign(new GlyphLabel(kit, Glyph::Alert, signSide, Ink::Warning))
    , m_what(new ElidedLabel({}, TypeRole::Name))
    , m_summary(makeLabel({}, TypeRole::Second, Ink::Text3))
    , m_show(makeButton(kit, tr("Show"), ButtonKind::Normal, std::nullopt, ButtonSize::Small))
{
    setObjectName(QStringLiteral("problemBar"));
    setAccessibleName(tr("Before it can go out"));
    setProperty("surface", QStringLiteral("surface"));
    setProperty("edge", QStringLiteral("top"));
    m_what->setObjectName(QStringLiteral("worstProblem"));
    // The words of the problem give way, not how many there are.
    m_what->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_show->setObjectName(QStringLiteral("showProblems"));
    m_show->setAccessibleName(tr("Show what stands in the way"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kit.px(size::padding), 0, kit.px(size::padding), 0);
    row->setSpacing(kit.px(size::gapInCard));
    row->addWidget(m_sign);
    row->addWidget(m_what, 1);
    row->addWidget(m_summary);
    row->addWidget(m_show);
    hide();
    connect(m_show, &QPushButton::clicked, this, &ProblemBar::listAsked);
    const auto refreshed = [this] { refresh(); };
    connect(&model, &QAbstractItemModel::dataChanged, this, refreshed);
    connect(&model, &QAbstractItemModel::rowsInserted, this, refreshed);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, refreshed);
    connect(form.verticalScrollBar(), &QScrollBar::valueChanged, this, &ProblemBar::place);
    connect(form.verticalScrollBar(), &QScrollBar::rangeChanged, this, &ProblemBar::place);
    for (QObject *watched :
         {static_cast<QObject *>(&form), static_cast<QObject *>(&list), static_cast<QObject *>(parent)})
        watched->installEventFilter(this);
    refresh();
}

void ProblemBar::refresh()
{
    if (m_model.rowCount() > 0) {
        m_what->setText(m_model.index(0).data().toString()); // the worst is the first
        m_summary->setText(m_model.summary());
        switch (m_model.problem(0).severity) {
        case plan::Severity::MustFix:
            m_sign->setGlyph(Glyph::Failed, Ink::Bad);
            break;
        case plan::Severity::Look:
            m_sign->setGlyph(Glyph::Alert, Ink::Warning);
            break;
        case plan::Severity::Cost:
            m_sign->setGlyph(Glyph::Coin, Ink::Text2);
            break;
        }
    }
    place();
}

bool ProblemBar::isListBelow() const
{
    const int head = m_list.mapTo(m_form.widget(), QPoint(0, m_list.headHeight())).y() + m_form.widget()->y();
    return m_form.y() + head > parentWidget()->height();
}

void ProblemBar::place()
{
    setFixedHeight(std::max(m_list.headHeight(), m_show->sizeHint().height() + m_kit.px(size::gap)));
    setVisible(m_model.rowCount() > 0 && isListBelow());
}

bool ProblemBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move || event->type() == QEvent::Show)
        place();
    return QFrame::eventFilter(watched, event);
}

} // namespace hatstand::ui::composer
