// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "inbox/person_facts.h"
#include "kit/kit.h"

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

namespace hatstand::ui::inbox
{

/// What somebody has said, the newest first.
class HistoryModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit HistoryModel(const Clock &clock, QObject *parent = nullptr);
    void set(std::vector<PersonFacts::Said> said);
    [[nodiscard]] const PersonFacts::Said &at(int row) const
    {
        return m_said.at(static_cast<std::size_t>(row));
    }
    [[nodiscard]] QString where(int row) const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    const Clock &m_clock;
    std::vector<PersonFacts::Said> m_said;
};

class HistoryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    HistoryDelegate(const Kit &kit, const HistoryModel &model, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Kit m_kit;
    const HistoryModel &m_model;
};

/// The list of it; Enter or a double click opens one.
class HistoryList final : public QListView
{
    Q_OBJECT
public:
    HistoryList(const Kit &kit, const Clock &clock, QWidget *parent = nullptr);
    void set(std::vector<PersonFacts::Said> said);

Q_SIGNALS:
    void opened(const hatstand::listen::ConversationId &id);

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    HistoryModel *m_model;
};

} // namespace hatstand::ui::inbox
