// SPDX-License-Identifier: Apache-2.0
// Asks veraPDF's core about files: `java -cp JARS VeraPdf.java`, then a line a question on standard input, FLAVOUR TAB
// PATH, such as "2a<TAB>/tmp/history.pdf". One line is answered for each: PASS or FAIL, then what failed, after tabs.

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

public class VeraPdf {

    /** Each read once: of a thousand files it would take longer than most of them. */
    private static final Map<PDFAFlavour, ValidationProfile> PROFILES = new TreeMap<>();

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            String[] parts = question.split("\t", 2);
            String answer;
            try {
                answer = asked(PDFAFlavour.fromString(parts[0]), parts[1]);
            } catch (Exception problem) {
                answer = "FAIL\tcould not be read: " + problem;
            }
            System.out.println(answer.replace('\n', ' '));
            System.out.flush();
        }
    }

    /** One file against one standard; what failed is told once for each rule, with how often and where first. */
    private static String asked(PDFAFlavour flavour, String path) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(path), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile(flavour), false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, String> first = new TreeMap<>();
            Map<String, Integer> often = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                    first.putIfAbsent(rule, assertion.getMessage() + " at " + assertion.getLocation().getContext());
                    often.merge(rule, 1, Integer::sum);
                }
            }
            StringBuilder answer = new StringBuilder(result.isCompliant() ? "PASS" : "FAIL");
            for (Map.Entry<String, String> rule : first.entrySet()) {
                answer.append('\t').append(rule.getKey()).append(" (").append(often.get(rule.getKey())).append(") ");
                answer.append(rule.getValue());
            }
            return answer.toString();
        }
    }

    /** The wheel's jar holds the profiles, but not where the library looks for them: they are read by name. */
    private static ValidationProfile profile(PDFAFlavour flavour) throws Exception {
        ValidationProfile known = PROFILES.get(flavour);
        if (known != null) {
            return known;
        }
        String id = flavour.getId().toUpperCase(Locale.ROOT);
        String name = "/org/verapdf/pdfa/validation/" + (id.startsWith("UA") ? "PDFUA-" + id.substring(2) : "PDFA-" + id);
        try (InputStream source = PDFAFlavour.class.getResourceAsStream(name + ".xml")) {
            ValidationProfile read = Profiles.profileFromXml(source);
            PROFILES.put(flavour, read);
            return read;
        }
    }
}
