// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "kit/dialog.h"
#include "listen/topics/alerts.h"
#include "listen/topics/topic_reading.h"
#include "listen/topics/topic_service.h"

#include <QPointer>

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QTimeEdit;
class QTimer;

namespace hatstand::ui
{
class FormField;
}

namespace hatstand::ui::listening
{

/// What the dialog works with; all of it outlives it.
struct TopicServices
{
    listen::TopicService &topics;
    listen::TopicReading &reading;
    listen::Alerts &alerts;
};

/// Adds or changes a topic. While the query is typed it says what it finds, and what is wrong where.
class TopicDialog final : public Dialog
{
    Q_OBJECT
public:
    /// A topic without an id is a new one.
    TopicDialog(const Kit &kit, TopicServices services, listen::Topic topic, QWidget *parent);
    ~TopicDialog() override;

Q_SIGNALS:
    void added(const hatstand::listen::TopicId &id);
    void edited(const hatstand::listen::Topic &before, const hatstand::listen::Topic &after);
    void removed(const hatstand::listen::Topic &topic);

private:
    void addQuery();
    void addVoices();
    void addAlerts();
    void addQuiet();
    void queryChanged();
    void markProblems();
    [[nodiscard]] static QCoro::Task<void> tryNow(QPointer<TopicDialog> self);
    void showTrial(const Result<listen::TopicTrial> &trial);
    [[nodiscard]] listen::Topic wished() const;
    void save();

    TopicServices m_services;
    listen::Topic m_topic;
    QLineEdit *m_name;
    FormField *m_nameField;
    QPlainTextEdit *m_query;
    FormField *m_queryField;
    QLabel *m_explained;
    QLabel *m_found;
    QLabel *m_newest;
    QLineEdit *m_us;
    QPlainTextEdit *m_rivals;
    FormField *m_rivalsField;
    QCheckBox *m_spike;
    QCheckBox *m_voice;
    QCheckBox *m_turn;
    QLineEdit *m_words;
    FormField *m_wordsField;
    QCheckBox *m_notification;
    QCheckBox *m_quiet;
    QTimeEdit *m_quietFrom;
    QTimeEdit *m_quietTo;
    QTimer *m_typing; ///< the person has paused
    CancelSource m_trial;
};

} // namespace hatstand::ui::listening
