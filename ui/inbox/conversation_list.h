// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inbox/conversation_delegate.h"
#include "inbox/conversation_model.h"
#include "kit/kit.h"

#include <QListView>

namespace hatstand::ui::inbox
{

/// The list of conversations: one tab stop, arrows and J and K in it, X or Space to choose several.
class ConversationList final : public QListView
{
    Q_OBJECT
public:
    /// Above so many all rows have one height, so that none has to be read to know where it stands.
    static constexpr int mostMeasured = 300;

    ConversationList(const Kit &kit, ConversationModel &model, QWidget *parent = nullptr);

    [[nodiscard]] listen::ConversationId currentId() const;
    /// Makes it the current one. False when it is not in the list.
    bool show(const listen::ConversationId &id);
    /// Brings the model up to date; the current conversation stays the current one, where it stood, or gives
    /// way to what took its place.
    [[nodiscard]] Result<void> refresh();
    /// None is the current one, without a word about it: another list follows.
    void forgetCurrent();
    void move(int step);
    /// The same, and chooses what is passed.
    void extend(int step);
    void toggleChosen();

    void keyboardSearch(const QString &search) override;

Q_SIGNALS:
    void currentConversationChanged(const hatstand::listen::ConversationId &id);
    /// The person goes into it: Enter, or a click.
    void entered(bool byKeyboard);
    void escaped();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] QModelIndex boxAt(QPoint at) const;
    void fitSizes();
    /// Chooses all from the row that was chosen last to this one.
    void chooseUpTo(int row);

    ConversationModel &m_model;
    ConversationDelegate *m_delegate;
    listen::ConversationId m_told;   ///< what was said to be the current one
    listen::ConversationId m_anchor; ///< chosen last
    QPersistentModelIndex m_pressed; ///< whose box
    bool m_refreshing = false;
};

} // namespace hatstand::ui::inbox
