// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/history_list.h"

#include "base/zones.h"
#include "inbox/inbox_words.h"
#include "kit/painters.h"
#include "kit/time_words.h"

#include <QPainter>

namespace hatstand::ui::inbox
{

namespace
{
constexpr int sign = 14;
constexpr int above = 6;
constexpr int behindSign = 8;
} // namespace

HistoryModel::HistoryModel(const Clock &clock, QObject *parent) : QAbstractListModel(parent), m_clock(clock)
{
}

void HistoryModel::set(std::vector<PersonFacts::Said> said)
{
    beginResetModel();
    m_said = std::move(said);
    endResetModel();
}

QString HistoryModel::where(int row) const
{
    const PersonFacts::Said &said = at(row);
    const QByteArray zone = systemZone();
    return tr("%1 · %2", "network, day")
        .arg(said.networkName,
             dayTitle(wallTimeAt(said.at, zone).date, wallTimeAt(m_clock.now(), zone).date));
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_said.size());
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PersonFacts::Said &said = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return said.text;
    case Qt::AccessibleTextRole: {
        const auto mood = moodOf(said.kind, said.feeling);
        return factWords({said.text, mood ? mood->words : QString(), where(index.row())});
    }
    default:
        return {};
    }
}

HistoryDelegate::HistoryDelegate(const Kit &kit, const HistoryModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_kit(kit), m_model(model)
{
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const Theme &theme = m_kit.theme();
    return {theme.px(100),
            theme.lineHeight(TypeRole::Second) + theme.lineHeight(TypeRole::Caption) + 2 * theme.px(above)};
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_kit.theme();
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const auto place = [&](const QRect &rect) { return mirrored(rect, option.rect, option.direction); };
    RowState state;
    state.hovered = option.state.testFlag(QStyle::State_MouseOver);
    state.keyboardFocus = view && view->hasFocus() && view->currentIndex() == index;
    paintRowBackground(*painter, theme, option.rect, state, option.direction);
    const PersonFacts::Said &said = m_model.at(index.row());
    const int padding = theme.px(size::padding);
    const int side = theme.px(sign);
    const int top = option.rect.top() + theme.px(above);
    const auto mood = moodOf(said.kind, said.feeling);
    m_kit.icons.paint(*painter, place({option.rect.left() + padding, top + theme.px(2), side, side}),
                      mood ? mood->glyph : Glyph::Comment, mood ? colourOf(theme, *mood) : theme.text3);
    const int left = option.rect.left() + padding + side + theme.px(behindSign);
    const int width = option.rect.right() + 1 - padding - left;
    const int line = theme.lineHeight(TypeRole::Second);
    painter->setFont(theme.fontFor(TypeRole::Second));
    painter->setPen(theme.text);
    paintElided(*painter, place({left, top, width, line}), said.text, option.direction);
    painter->setFont(theme.fontFor(TypeRole::Caption));
    painter->setPen(theme.text3);
    paintElided(*painter, place({left, top + line, width, theme.lineHeight(TypeRole::Caption)}),
                m_model.where(index.row()), option.direction);
    painter->restore();
}

HistoryList::HistoryList(const Kit &kit, const Clock &clock, QWidget *parent)
    : QListView(parent), m_model(new HistoryModel(clock, this))
{
    setObjectName(QStringLiteral("personHistory"));
    setAccessibleName(tr("What they have said"));
    setModel(m_model);
    setItemDelegate(new HistoryDelegate(kit, *m_model, this));
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setResizeMode(Adjust);
    connect(this, &QListView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT opened(m_model->at(index.row()).id); });
}

void HistoryList::set(std::vector<PersonFacts::Said> said)
{
    m_model->set(std::move(said));
}

void HistoryList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(0));
    viewport()->update();
}

} // namespace hatstand::ui::inbox
