// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "today/needs_delegate.h"
#include "today/needs_model.h"

#include <QListView>

namespace hatstand::ui::today
{

/// "Needs you": J and K go through it, Enter and E open, the current row has its buttons in the tab order.
class NeedsList final : public QListView
{
    Q_OBJECT
public:
    NeedsList(const Kit &kit, NeedsModel &model, QWidget *parent = nullptr);

    [[nodiscard]] NeedsDelegate *rows() const { return m_delegate; }
    /// Brings the model up to date and keeps the choice on the same thing, or on what took its place.
    void refresh(const std::optional<clients::ClientId> &client);
    void move(int step);
    /// Does the action on the current row if it offers it.
    bool choose(NeedAction action);
    /// The button of the current row that does this, or the menu that holds it: where what it asks opens.
    [[nodiscard]] QWidget *buttonOf(NeedAction action) const;

Q_SIGNALS:
    void chosen(const QString &needKey, hatstand::ui::today::NeedAction action);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void focusInEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    struct Button
    {
        QString needKey;
        NeedAction action;
        friend bool operator==(const Button &, const Button &) = default;
    };
    [[nodiscard]] std::optional<Button> buttonAt(QPoint at) const;
    void openButtons();
    void take(const QString &needKey, NeedAction action);
    void showMore(const QString &needKey);
    [[nodiscard]] QStyleOptionViewItem optionOf(const QModelIndex &index) const;
    Kit m_kit;
    NeedsModel &m_model;
    NeedsDelegate *m_delegate;
    QPersistentModelIndex m_open;
    std::optional<Button> m_pressed;
};

} // namespace hatstand::ui::today
