// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/problem_list.h"

#include "composer/plain_label.h"
#include "kit/buttons.h"
#include "kit/chips.h"
#include "kit/labels.h"
#include "kit/painted.h"
#include "kit/painters.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::composer
{

namespace
{
constexpr int rowHeight = 52;
constexpr int leastHead = 38;
constexpr int signSide = 18;
constexpr int leastWords = 280; // beside two buttons; with less, these stand one above the other

/// The sign of a severity; what it means is in the row's accessible name.
class Sign final : public Painted
{
public:
    Sign(const Kit &kit, const plan::Severity &severity)
        : Painted(kit, QAccessible::Graphic, nullptr), m_severity(severity)
    {
    }
    [[nodiscard]] QSize sizeHint() const override { return {theme().px(signSide), theme().px(signSide)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        switch (m_severity) {
        case plan::Severity::MustFix:
            kit().icons.paint(painter, rect(), Glyph::Failed, theme().ink(Ink::Bad));
            break;
        case plan::Severity::Look:
            kit().icons.paint(painter, rect(), Glyph::Alert, theme().ink(Ink::Warning));
            break;
        case plan::Severity::Cost:
            kit().icons.paint(painter, rect(), Glyph::Coin, theme().status(Status::Approval).text);
            break;
        }
    }

private:
    const plan::Severity &m_severity;
};
} // namespace

ProblemRow::ProblemRow(const Kit &kit, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_sign(new Sign(kit, m_severity))
    , m_what(makeLabel({}, TypeRole::Name))
    , m_why(makeLabel({}, TypeRole::Second, Ink::Text2))
    , m_remedy(makeButton(kit, {}, ButtonKind::Normal, std::nullopt, ButtonSize::Small))
    , m_other(makeButton(kit, {}, ButtonKind::Normal, std::nullopt, ButtonSize::Small))
    , m_buttons(new QBoxLayout(QBoxLayout::LeftToRight))
{
    setProperty("edge", QStringLiteral("top"));
    setProperty("ownFocus", true);
    setFocusPolicy(Qt::ClickFocus);
    setMinimumHeight(kit.px(rowHeight));
    m_what->setWordWrap(true);
    m_why->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    words->addWidget(m_what);
    words->addWidget(m_why);
    words->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kit.px(size::padding), kit.px(6), kit.px(size::padding), kit.px(6));
    row->setSpacing(kit.px(size::gapInCard));
    row->addWidget(m_sign);
    row->addLayout(words, 1);
    // One above the other they are as wide as the wider one.
    for (QPushButton *button : {m_remedy, m_other}) {
        button->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
        m_buttons->addWidget(button);
    }
    row->addLayout(m_buttons);
    row->setAlignment(m_buttons, Qt::AlignVCenter);
    connect(m_remedy, &QPushButton::clicked, this, &ProblemRow::remedyAsked);
    connect(m_other, &QPushButton::clicked, this, &ProblemRow::otherAsked);
}

void ProblemRow::show(const QModelIndex &index)
{
    m_severity = plan::Severity(index.data(ProblemModel::SeverityRole).toInt());
    m_what->setText(index.data().toString());
    const QString why = index.data(ProblemModel::WhyRole).toString();
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    const QString remedy = index.data(ProblemModel::RemedyRole).toString();
    m_remedy->setText(plainLabel(remedy));
    m_remedy->setVisible(!remedy.isEmpty());
    const QString other = index.data(ProblemModel::OtherRole).toString();
    m_other->setText(plainLabel(other));
    m_other->setVisible(!other.isEmpty());
    setAccessibleName(index.data(Qt::AccessibleTextRole).toString());
    m_sign->update();
    placeButtons();
}

bool ProblemRow::hasBoth() const
{
    return !m_remedy->isHidden() && !m_other->isHidden();
}

int ProblemRow::moreSideBySide() const
{
    return std::min(m_remedy->sizeHint().width(), m_other->sizeHint().width()) + m_kit.px(size::gap);
}

// Both say what they do, which may be long; what is wrong is to be read beside them.
void ProblemRow::placeButtons()
{
    const int sideBySide = m_remedy->sizeHint().width() + m_kit.px(size::gap) + m_other->sizeHint().width();
    const int around = m_kit.px(2 * size::padding + signSide + 2 * size::gapInCard);
    const bool fits = width() >= around + m_kit.px(leastWords) + sideBySide;
    m_buttons->setDirection(fits || !hasBoth() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_buttons->setSpacing(m_kit.px(fits ? size::gap : size::gapInChip));
}

// They give way, so that two of them side by side ask for no more room than one above the other.
QSize ProblemRow::minimumSizeHint() const
{
    const QSize least = QFrame::minimumSizeHint();
    const bool sideBySide = hasBoth() && m_buttons->direction() == QBoxLayout::LeftToRight;
    return sideBySide ? least - QSize(moreSideBySide(), 0) : least;
}

void ProblemRow::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    placeButtons();
}

QString ProblemRow::what() const
{
    return m_what->text();
}

void ProblemRow::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        Q_EMIT jumpAsked();
        return;
    case Qt::Key_Up:
        Q_EMIT stepAsked(-1);
        return;
    case Qt::Key_Down:
        Q_EMIT stepAsked(1);
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

void ProblemRow::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        Q_EMIT jumpAsked();
}

void ProblemRow::paintEvent(QPaintEvent *event)
{
    if (hasFocus() || underMouse()) {
        QPainter painter(this);
        RowState state;
        state.hovered = underMouse();
        state.keyboardFocus = hasFocus();
        paintRowBackground(painter, m_kit.theme(), rect(), state, layoutDirection());
    }
    QFrame::paintEvent(event);
}

ProblemList::ProblemList(const Kit &kit, ProblemModel &model, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_kit(kit)
    , m_model(model)
    , m_summary(makeLabel({}, TypeRole::Second, Ink::Text3))
    , m_next(makeLabel(tr("Next problem"), TypeRole::Second, Ink::Text3))
    , m_nextKey(new KeyCap(kit, {}))
    , m_head(new QFrame)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("problemList"));
    setAccessibleName(tr("Before it can go out"));
    m_layout->setContentsMargins(0, 0, 0, kit.px(size::gap));
    m_layout->setSpacing(0);
    m_head->setProperty("edge", QStringLiteral("top"));
    measure();
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(kit.px(size::padding), 0, kit.px(size::padding), 0);
    row->setSpacing(kit.px(size::gap));
    row->addWidget(makeLabel(tr("Before it can go out"), TypeRole::Strong));
    m_summary->setObjectName(QStringLiteral("problemSummary"));
    row->addWidget(m_summary, 1);
    m_nextKey->setObjectName(QStringLiteral("nextProblemKey"));
    row->addWidget(m_next);
    row->addWidget(m_nextKey);
    actions.followKey(QStringLiteral("composer.problem-next"), m_nextKey, [this](const QString &key) {
        m_nextKey->setKey(key);
        m_hasKey = !key.isEmpty();
        showNext();
    });
    m_layout->addWidget(m_head);
    const auto refreshed = [this] { refresh(); };
    connect(&model, &QAbstractItemModel::dataChanged, this, refreshed);
    connect(&model, &QAbstractItemModel::rowsInserted, this, refreshed);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, refreshed);
    refresh();
}

void ProblemList::refresh()
{
    const int count = m_model.rowCount();
    while (m_rows.size() < count) {
        auto *row = new ProblemRow(m_kit);
        const int index = int(m_rows.size());
        row->setObjectName(QStringLiteral("problem%1").arg(index));
        row->remedyButton()->setObjectName(QStringLiteral("remedy%1").arg(index));
        row->otherButton()->setObjectName(QStringLiteral("other%1").arg(index));
        connect(row, &ProblemRow::jumpAsked, this, [this, index] {
            m_current = index;
            Q_EMIT jumpAsked(index);
        });
        connect(row, &ProblemRow::remedyAsked, this, [this, index] { Q_EMIT remedyAsked(index); });
        connect(row, &ProblemRow::otherAsked, this, [this, index] { Q_EMIT otherAsked(index); });
        connect(row, &ProblemRow::stepAsked, this, [this, index](int step) {
            if (ProblemRow *next = this->row(index + step); next && next->isVisible())
                next->setFocus(Qt::TabFocusReason);
        });
        m_layout->addWidget(row);
        m_rows.append(row);
    }
    for (int i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < count);
        m_rows[i]->setFocusPolicy(i == 0 ? Qt::StrongFocus : Qt::ClickFocus);
        if (i < count)
            m_rows[i]->show(m_model.index(i));
    }
    m_current = std::min(m_current, count - 1);
    showNext();
    m_summary->setText(m_shrinking ? tr("Shrinking the picture…") : m_model.summary());
}

void ProblemList::showNext()
{
    const bool shown = m_hasKey && m_model.rowCount() > 0;
    m_next->setVisible(shown);
    m_nextKey->setVisible(shown);
}

void ProblemList::setShrinking(bool shrinking)
{
    m_shrinking = shrinking;
    refresh();
}

void ProblemList::measure()
{
    m_head->setMinimumHeight(m_kit.px(leastHead));
}

void ProblemList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        measure();
    QWidget::changeEvent(event);
}

int ProblemList::headHeight() const
{
    return m_head->sizeHint().expandedTo(m_head->minimumSize()).height();
}

void ProblemList::setCurrent(int row)
{
    m_current = row;
}

} // namespace hatstand::ui::composer
