// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/error_dialog.h"
#include "kit/message_dialog.h"

#include <QCoro/QCoroTask>
#include <QPointer>
#include <QStringList>

#include <deque>

namespace hatstand::ui
{

/// Files to open or a place to save.
struct FileRequest
{
    QString title;
    QString folder = {}; ///< where to start; empty: where the person was last
    QString suggestedName = {};
    QStringList filters = {}; ///< "Pictures (*.png *.jpg)"
    bool several = false;
};

/// A line of text to ask for.
struct TextRequest
{
    QString title;
    QString text;
    QString label;
    QString value = {};
    QString accept; ///< words of the main button
    bool secret = false;
};

/// Everything that asks the person and waits for the answer. Passed by reference, so that a test answers in
/// the person's place (PresetDialogs). No nested event loop: the answer comes with co_await. When `parent`
/// dies while asking, the question counts as closed; guard what you touch afterwards.
class Dialogs
{
public:
    Dialogs() = default;
    Dialogs(const Dialogs &) = delete;
    Dialogs &operator=(const Dialogs &) = delete;
    virtual ~Dialogs() = default;

    virtual QCoro::Task<Answer> ask(QPointer<QWidget> parent, Question question) = 0;
    /// The id of the remedy, empty when just closed.
    virtual QCoro::Task<QString> showError(QPointer<QWidget> parent, ErrorReport report) = 0;
    /// Empty when nothing was chosen.
    virtual QCoro::Task<QStringList> openFiles(QPointer<QWidget> parent, FileRequest request) = 0;
    /// Empty when nothing was chosen. Asks itself before a file is overwritten.
    virtual QCoro::Task<QString> saveFile(QPointer<QWidget> parent, FileRequest request) = 0;
    virtual QCoro::Task<QString> chooseFolder(QPointer<QWidget> parent, FileRequest request) = 0;
    /// No value when closed without an answer.
    virtual QCoro::Task<std::optional<QString>> askText(QPointer<QWidget> parent, TextRequest request) = 0;
};

/// The real ones, in the window.
class WindowDialogs final : public Dialogs
{
public:
    explicit WindowDialogs(const Kit &kit);
    QCoro::Task<Answer> ask(QPointer<QWidget> parent, Question question) override;
    QCoro::Task<QString> showError(QPointer<QWidget> parent, ErrorReport report) override;
    QCoro::Task<QStringList> openFiles(QPointer<QWidget> parent, FileRequest request) override;
    QCoro::Task<QString> saveFile(QPointer<QWidget> parent, FileRequest request) override;
    QCoro::Task<QString> chooseFolder(QPointer<QWidget> parent, FileRequest request) override;
    QCoro::Task<std::optional<QString>> askText(QPointer<QWidget> parent, TextRequest request) override;

private:
    Kit m_kit;
    QString m_lastFolder;
};

/// For tests: gives prepared answers in order and remembers what was asked. Without a prepared answer every
/// question counts as closed.
class PresetDialogs final : public Dialogs
{
public:
    void presetAnswer(const QString &action, bool checked = false) { m_answers.push_back({action, checked}); }
    void presetFiles(const QStringList &files) { m_files.push_back(files); }
    void presetText(const QString &text) { m_texts.push_back(text); }

    [[nodiscard]] const QList<Question> &questions() const { return m_questions; }
    [[nodiscard]] const QList<ErrorReport> &errors() const { return m_errors; }
    [[nodiscard]] const QList<FileRequest> &fileRequests() const { return m_fileRequests; }
    [[nodiscard]] const QList<TextRequest> &textRequests() const { return m_textRequests; }

    QCoro::Task<Answer> ask(QPointer<QWidget> parent, Question question) override;
    QCoro::Task<QString> showError(QPointer<QWidget> parent, ErrorReport report) override;
    QCoro::Task<QStringList> openFiles(QPointer<QWidget> parent, FileRequest request) override;
    QCoro::Task<QString> saveFile(QPointer<QWidget> parent, FileRequest request) override;
    QCoro::Task<QString> chooseFolder(QPointer<QWidget> parent, FileRequest request) override;
    QCoro::Task<std::optional<QString>> askText(QPointer<QWidget> parent, TextRequest request) override;

private:
    [[nodiscard]] Answer nextAnswer();
    [[nodiscard]] QStringList nextFiles(const FileRequest &request);

    std::deque<Answer> m_answers;
    std::deque<QStringList> m_files;
    std::deque<QString> m_texts;
    QList<Question> m_questions;
    QList<ErrorReport> m_errors;
    QList<FileRequest> m_fileRequests;
    QList<TextRequest> m_textRequests;
};

} // namespace hatstand::ui
