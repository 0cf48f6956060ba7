// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "listen/inbox/inbox_query.h"

#include <QFrame>
#include <QStringList>

class QComboBox;
class QMenu;
class QPushButton;

namespace hatstand::ui
{
class ChoiceBox;
}

namespace hatstand::ui::inbox
{

/// What narrows the list, and its order. Kind and feeling have boxes of their own; how it came and labels
/// stand in the menu of the order, and below as chips that take them away again.
class FilterBar final : public QFrame
{
    Q_OBJECT
public:
    explicit FilterBar(const Kit &kit, QWidget *parent = nullptr);

    void setLabels(const QStringList &labels);
    /// Puts what is chosen here into the query.
    void applyTo(listen::InboxQuery &query) const;
    [[nodiscard]] bool narrows() const;
    /// Nothing narrows any more; the order stays. Says nothing.
    void clear();
    void setOrder(listen::InboxQuery::Order order);
    void setChannel(const std::optional<networks::Channel> &channel);
    void setLabel(const std::optional<QString> &label);
    void focusFind();
    /// As it would be opened by its button; for whoever chooses from it.
    [[nodiscard]] QMenu *makeMenu();

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void measure();
    void showChips();
    [[nodiscard]] QPushButton *addChip(const QString &text, const QString &name);

    Kit m_kit;
    QWidget *m_upper;
    ChoiceBox *m_kind;
    ChoiceBox *m_feeling;
    QPushButton *m_order;
    QWidget *m_chips;
    QStringList m_labels;
    listen::InboxQuery::Order m_chosenOrder = listen::InboxQuery::Order::DueFirst;
    std::optional<networks::Channel> m_channel;
    std::optional<QString> m_label;
};

} // namespace hatstand::ui::inbox
