// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/action_registry.h"
#include "kit/kit.h"
#include "listen/replies/answer_form.h"
#include "listen/replies/reply.h"
#include "listen/replies/saved_reply.h"

#include <QFrame>

#include <optional>
#include <vector>

class QLabel;
class QMenu;
class QPlainTextEdit;
class QPushButton;

namespace hatstand::ui
{
class CounterRing;
class KeyCap;
} // namespace hatstand::ui

namespace hatstand::ui::inbox
{

/// Where an answer is written, or a note that only the team sees: a field that grows with its text, how much
/// of the network's limit it takes, and the saved replies.
class ReplyBox final : public QFrame
{
    Q_OBJECT
public:
    ReplyBox(const Kit &kit, ActionRegistry &actions, QWidget *parent = nullptr);

    /// How an answer is made; unset with the reason: only notes can be written here.
    void setForm(std::optional<listen::AnswerForm> form, const QString &whyNot = {});
    /// To whom, as the hint in the empty field says.
    void setName(const QString &name);
    void setSaved(std::vector<listen::SavedReply> saved);
    [[nodiscard]] listen::ReplyDraft draft() const;
    void setDraft(const listen::ReplyDraft &draft);
    [[nodiscard]] bool isNote() const { return m_isNote; }
    void setNote(bool note);
    /// Puts the keyboard into the field.
    void write(bool note);
    void insert(const QString &text);
    /// What is answered; null: nothing can be.
    [[nodiscard]] listen::MessageId answered() const
    {
        return m_form ? m_form->messageId : listen::MessageId();
    }
    [[nodiscard]] bool canAnswer() const { return m_form.has_value(); }
    [[nodiscard]] QPlainTextEdit *field() const { return m_field; }
    /// Sends what is written, as the main button does.
    void send(bool thenDone);
    /// The saved replies, as "/" offers them.
    void offerSaved();

Q_SIGNALS:
    void replyRequested(const QString &text, bool thenDone);
    void noteRequested(const QString &text);
    void savedChosen(const hatstand::listen::SavedReplyId &id);
    /// Another draft than before.
    void draftChanged();
    /// The saved replies are to be looked after.
    void manageSavedRequested(QWidget *anchor);
    void left();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void measure();
    void fitHeight();
    void refresh();
    void fitSaved();

    Kit m_kit;
    std::optional<listen::AnswerForm> m_form;
    QString m_whyNot;
    QString m_name;
    QString m_savedKey;
    std::vector<listen::SavedReply> m_saved;
    bool m_isNote = false;
    QWidget *m_savedRow;
    QLabel *m_savedTitle;
    QWidget *m_savedChips;
    QLabel *m_savedHint;
    KeyCap *m_slash;
    QFrame *m_card;
    QPlainTextEdit *m_field;
    QLabel *m_why;
    CounterRing *m_ring;
    QLabel *m_count;
    QPushButton *m_savedButton;
    QPushButton *m_noteButton;
    QPushButton *m_replyButton;
    QPushButton *m_mainButton;
    KeyCap *m_mainKey;
};

} // namespace hatstand::ui::inbox
